import assert from 'node:assert/strict';
import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import restify from 'restify';
import { listen, type RunningServer } from '../../../bot/server.ts';
import { inServerSpan, measureRequests } from '../../../bot/telemetry/serve-traced.ts';
import { openMetrics } from '../../../services/platform/telemetry-metrics.ts';
import { useTelemetry } from '../../harness/telemetry/in-memory.ts';
import { until } from '../../harness/until.ts';

const TRACEPARENT = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

describe('a traced server', () => {
  const telemetry = useTelemetry();
  let running: RunningServer;
  let status = 200;

  beforeEach(async () => {
    status = 200;
    const server = restify.createServer({ handleUncaughtExceptions: false });
    measureRequests(server, openMetrics());
    server.post('/told/:name', async (req, res) => {
      await inServerSpan(req, res, async () => {
        await Promise.resolve(res.send(status, {}));
      });
    });
    running = await listen(server, 0, '127.0.0.1');
  });
  afterEach(() => running.stop());

  const ask = async (path: string, init: RequestInit): Promise<void> => {
    await (await fetch(`http://127.0.0.1:${running.port}${path}`, init)).text();
  };

  it('answers each request in a trace of its own, whatever trace the caller claims to be in', async () => {
    await ask('/told/secret', { method: 'POST', headers: { traceparent: TRACEPARENT } });
    await until('it is over', () => telemetry.spans().length === 1);

    const [span] = telemetry.spans();
    assert.deepEqual([span?.name, span?.kind], ['POST /told/:name', SpanKind.SERVER]);
    assert.equal(span?.parentSpanContext, undefined);
    assert.ok(!TRACEPARENT.includes(span?.spanContext().traceId ?? ''));
    assert.deepEqual(span?.attributes, {
      'http.request.method': 'POST',
      'http.route': '/told/:name',
      'http.response.status_code': 200,
    });
  });

  it('marks what broke on our side, and not what the caller did wrong', async () => {
    for (status of [401, 503]) await ask('/told/x', { method: 'POST' });
    await until('both are over', () => telemetry.spans().length === 2);

    const codes = telemetry.spans().map((span) => span.status.code);
    assert.deepEqual(codes, [SpanStatusCode.UNSET, SpanStatusCode.ERROR]);
  });

  it('measures also what no route ever saw, without the address that was made up', async () => {
    await ask('/told/x', { method: 'POST' });
    await ask('/made-up', { method: 'GET' });
    const name = 'http.server.request.duration';
    const known = {
      'http.request.method': 'POST',
      'http.route': '/told/:name',
      'http.response.status_code': 200,
    };
    const unknown = { 'http.request.method': 'GET', 'http.response.status_code': 404 };
    await until('both are measured', async () => (await telemetry.read(name, unknown)) === 1);

    assert.equal(await telemetry.read(name, known), 1);
  });
});
