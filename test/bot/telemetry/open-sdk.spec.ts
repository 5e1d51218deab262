import assert from 'node:assert/strict';
import { context, diag, metrics, propagation, trace } from '@opentelemetry/api';
import { openSdk } from '../../../bot/telemetry/open-sdk.ts';
import { inSpan } from '../../../services/platform/telemetry.ts';
import { openMetrics } from '../../../services/platform/telemetry-metrics.ts';
import { findFreePort } from '../../harness/free-port.ts';
import { startCollector } from '../../harness/telemetry/collector.ts';
import { readSamples, sumOf } from '../../harness/telemetry/prometheus.ts';
import { recordLog } from '../../services/intune/record-log.ts';

const SETTINGS = { OTEL_SERVICE_NAME: 'desk', OTEL_TRACES_SAMPLER_ARG: 1 };

describe('openSdk', () => {
  afterEach(() => {
    for (const api of [metrics, context, propagation, trace, diag]) api.disable();
  });

  it('sends what is not sent yet when it stops, to an address with or without a slash', async () => {
    const collector = await startCollector();
    const { log } = recordLog();
    for (const slash of ['', '/']) {
      const endpoint = { OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.endpoint}${slash}` };
      const sdk = openSdk({ ...SETTINGS, ...endpoint }, log);
      assert.equal(sdk.readMetrics, undefined);
      await inSpan(`turn${slash}`, {}, () => Promise.resolve());
      await sdk.stop();
      for (const api of [metrics, context, propagation, trace]) api.disable();
    }
    await collector.close();

    assert.deepEqual(
      collector.spans.map(({ name }) => name),
      ['turn', 'turn/'],
    );
  });

  it('keeps the share of traces that the settings want, and counts all the same', async () => {
    const collector = await startCollector();
    const endpoint = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint };
    const sdk = openSdk({ ...SETTINGS, ...endpoint, OTEL_TRACES_SAMPLER_ARG: 0 }, recordLog().log);
    await inSpan('turn', {}, () => Promise.resolve());
    openMetrics().count('passcode_desk.graph.pauses', {});
    await sdk.stop();
    await collector.close();

    assert.deepEqual(collector.spans, []);
    assert.deepEqual(collector.metrics, ['passcode_desk.graph.pauses']);
  });

  it('stops also where the collector is away', async () => {
    const endpoint = `http://127.0.0.1:${await findFreePort()}`;
    const sdk = openSdk({ ...SETTINGS, OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }, recordLog().log);
    await inSpan('turn', {}, () => Promise.resolve());

    await sdk.stop();
  });

  it('tells the operator that the collector takes nothing', async () => {
    const collector = await startCollector();
    const { log, lines } = recordLog();
    const endpoint = `${collector.endpoint}/elsewhere`;
    const sdk = openSdk({ ...SETTINGS, OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }, log);
    await inSpan('turn', {}, () => Promise.resolve());
    await sdk.stop();
    await collector.close();

    assert.ok(lines.length > 0);
    for (const { level, message } of lines) {
      assert.deepEqual([level, message], ['warn', 'Telemetry could not be sent']);
    }
  });

  it('shows metrics under the names that collectors give them, and leaves out a gauge that cannot be read', async () => {
    const sdk = openSdk({ ...SETTINGS, BOT_INTERNAL_PORT: 9090 }, recordLog().log);
    const product = openMetrics();
    product.time('passcode_desk.job.lag', 0.2, { kind: 'reset' });
    product.count('passcode_desk.reset.undeliverable', { platform: undefined });
    product.watch('passcode_desk.reset.open', () => Promise.resolve(7));
    product.watch('passcode_desk.case.waiting', () => Promise.reject(new Error('Redis is away')));

    const samples = readSamples((await sdk.readMetrics?.()) ?? '');

    assert.equal(sumOf(samples, 'passcode_desk_job_lag_seconds_bucket', { kind: 'reset', le: '0.25' }), 1);
    assert.equal(sumOf(samples, 'passcode_desk_job_lag_seconds_bucket', { kind: 'reset', le: '0.1' }), 0);
    assert.deepEqual(
      samples.filter(({ name }) => /undeliverable|open|waiting/.test(name)),
      [
        { name: 'passcode_desk_reset_undeliverable_total', labels: {}, value: 1 },
        { name: 'passcode_desk_reset_open', labels: {}, value: 7 },
      ],
    );
    await sdk.stop();
  });
});
