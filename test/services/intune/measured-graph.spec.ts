import assert from 'node:assert/strict';
import { SpanStatusCode } from '@opentelemetry/api';
import { GraphError } from '../../../services/intune/graph-error.ts';
import type { Graph } from '../../../services/intune/graph.ts';
import { countPauses, measuredGraph, routeOf } from '../../../services/intune/measured-graph.ts';
import { openMetrics } from '../../../services/platform/telemetry-metrics.ts';
import { useTelemetry } from '../../harness/telemetry/in-memory.ts';
import { handBatch } from './hand-batch.ts';

const DEVICE = '8f0c2c4e-7d51-4a35-9a30-1f0d6f2b9c11';

/** A Graph of which each call ends like this. */
function handGraph(answer: () => Promise<unknown>): Graph {
  return {
    get: answer,
    follow: answer,
    getMany: handBatch(({ path }) =>
      path.includes('users') ? new GraphError('graph.throttled', { retryable: true, status: 429 }) : {},
    ).getMany,
    post: async () => {
      await answer();
    },
  };
}

describe('measuredGraph', () => {
  const telemetry = useTelemetry();
  const GRAPH = 'passcode_desk.graph.request.duration';

  it('tells routes, and never whose', () => {
    const routes: readonly [path: string, route: string][] = [
      [`beta/users/${DEVICE}/managedDevices`, '/beta/users/{id}/managedDevices'],
      ['v1.0/users/desk@contoso.com/sendMail', '/v1.0/users/{id}/sendMail'],
      ["v1.0/deviceManagement/managedDevices('1')", '/v1.0/deviceManagement/{id}'],
      ['v1.0/$batch', '/v1.0/$batch'],
    ];
    for (const [path, route] of routes) assert.equal(routeOf(path), route);
  });

  it('measures what succeeds, and passes on the answer', async () => {
    const graph = measuredGraph(
      handGraph(() => Promise.resolve('answer')),
      openMetrics(),
    );

    assert.equal(await graph.get('beta', `users/${DEVICE}/managedDevices`, { $filter: 'secret' }), 'answer');
    assert.equal(await graph.follow('https://graph.example/v1.0/users?$skiptoken=secret'), 'answer');
    await graph.post(`deviceManagement/managedDevices/${DEVICE}/resetPasscode`);

    const route = '/v1.0/deviceManagement/managedDevices/{id}/resetPasscode';
    const labels = { 'http.request.method': 'POST', 'url.template': route, outcome: 'ok' };
    assert.equal(await telemetry.read(GRAPH, labels), 1);
    const told = JSON.stringify(telemetry.spans().map(({ name, attributes }) => [name, attributes]));
    assert.ok(!told.includes(DEVICE) && !told.includes('secret'));
  });

  it('says of a failure what Microsoft’s support asks for, and passes it on', async () => {
    const failure = new GraphError('graph.forbidden', {
      ...{ retryable: false, status: 403, graphCode: 'Forbidden', requestId: 'request-1' },
      cause: new Error('secret'),
    });
    const graph = measuredGraph(
      handGraph(() => Promise.reject(failure)),
      openMetrics(),
    );

    await assert.rejects(graph.get('v1.0', 'deviceManagement'), failure);

    const [span] = telemetry.spans();
    assert.deepEqual(span?.attributes, {
      'http.request.method': 'GET',
      'url.template': '/v1.0/deviceManagement',
      'peer.service': 'microsoft-graph',
      'http.response.status_code': 403,
      'passcode_desk.graph.code': 'Forbidden',
      'passcode_desk.graph.request_id': 'request-1',
      'error.type': 'graph.forbidden',
    });
    assert.deepEqual([span.status, span.events], [{ code: SpanStatusCode.ERROR }, []]);
  });

  it('counts the reads of a batch by themselves', async () => {
    const graph = measuredGraph(
      handGraph(() => Promise.resolve()),
      openMetrics(),
    );

    const results = await graph.getMany([{ path: `users/${DEVICE}` }, { path: 'deviceManagement' }]);

    assert.deepEqual(
      results.map(({ ok }) => ok),
      [false, true],
    );
    const reads = 'passcode_desk.graph.batched_reads';
    const throttled = { 'url.template': '/v1.0/users/{id}', outcome: 'graph.throttled' };
    assert.equal(await telemetry.read(reads, throttled), 1);
    assert.equal(await telemetry.read(reads, { 'url.template': '/v1.0/deviceManagement', outcome: 'ok' }), 1);
  });

  it('counts every pause that is asked for, and passes it on', async () => {
    const heard: number[] = [];
    const listener = countPauses((forMs) => Promise.resolve(void heard.push(forMs)), openMetrics());
    await listener(1_000);
    await listener(2_000);

    assert.deepEqual(heard, [1_000, 2_000]);
    assert.equal(await telemetry.read('passcode_desk.graph.pauses'), 2);
  });
});
