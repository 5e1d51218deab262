import assert from 'node:assert/strict';

import { z } from 'zod';

import { draftPhone, startGraph, type GraphServer } from './graph-server.ts';

const Batch = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.number(),
      headers: z.record(z.string(), z.string()),
      body: z.unknown(),
    }),
  ),
});

const reads = (count: number): object => ({
  requests: Array.from({ length: count }, (_, index) => ({
    id: String(index),
    method: 'GET',
    url: '/deviceManagement/managedDevices/phone?$select=id',
  })),
});

describe('sandbox Intune: batches and limits', () => {
  let graph: GraphServer;
  let now = 0;
  const clock = { now: () => now };

  beforeEach(() => {
    now = Date.UTC(2026, 0, 1);
  });

  afterEach(async () => {
    await graph.close();
  });

  it('refuses more than 20 requests, double ids and what is no batch', async () => {
    graph = await startGraph({ seed: [draftPhone()] });
    const twice = { id: '1', method: 'GET', url: '/deviceManagement' };

    for (const body of [reads(21), { requests: [twice, twice] }, { requests: [] }, [], { requests: 1 }]) {
      assert.equal((await graph.post('/v1.0/$batch', body)).status, 400, JSON.stringify(body));
    }
  });

  it('judges each request inside on its own, and promises no order', async () => {
    graph = await startGraph({ seed: [draftPhone()] });
    const requests = [
      { id: 'a', method: 'GET', url: '/deviceManagement/managedDevices/phone?$select=id' },
      { id: 'b', method: 'GET', url: '/deviceManagement/managedDevices/none' },
      { id: 'c', method: 'POST', url: '/deviceManagement/managedDevices/phone/resetPasscode' },
    ];

    const answer = await graph.post('/v1.0/$batch', { requests });

    assert.equal(answer.status, 200);
    const { responses } = Batch.parse(answer.body);
    assert.deepEqual(
      responses.map(({ id, status }) => [id, status]),
      [
        ['c', 204],
        ['b', 404],
        ['a', 200],
      ],
    );
    assert.equal(graph.intune.world.get('phone')?.managed.deviceActionResults.length, 1);
  });

  it('puts a 429 with its Retry-After inside an outer 200', async () => {
    const limits = { requests: { requests: 2, windowMs: 20_000 }, writes: { requests: 1, windowMs: 20_000 } };
    graph = await startGraph({ seed: [draftPhone()], limits, clock });

    const answer = await graph.post('/v1.0/$batch', reads(3));

    const { responses } = Batch.parse(answer.body);
    assert.deepEqual(responses.map(({ status }) => status).toSorted(), [200, 200, 429]);
    assert.equal(responses.find(({ status }) => status === 429)?.headers['retry-after'], '20');
  });

  it('takes 200 writes in 20 seconds and then none until the first is 20 seconds old', async () => {
    graph = await startGraph({ seed: [draftPhone({ online: false })], clock });
    const reset = async (): Promise<number> =>
      (await graph.post('/v1.0/deviceManagement/managedDevices/phone/resetPasscode')).status;

    const first = await Promise.all(Array.from({ length: 200 }, reset));
    now += 19_999;
    const early = await reset();
    now += 1;
    const later = await reset();

    assert.ok(first.every((status) => status === 204));
    assert.equal(early, 429);
    assert.equal(later, 204);
  });

  it('takes reads while writes are over their limit', async () => {
    const limits = {
      requests: { requests: 10, windowMs: 20_000 },
      writes: { requests: 1, windowMs: 20_000 },
    };
    graph = await startGraph({ seed: [draftPhone()], limits, clock });
    const path = '/v1.0/deviceManagement/managedDevices/phone';

    await graph.post(`${path}/resetPasscode`);

    assert.equal((await graph.post(`${path}/resetPasscode`)).status, 429);
    assert.equal((await graph.get(path)).status, 200);
  });

  it('writes down the batch and every request inside it', async () => {
    graph = await startGraph({ seed: [draftPhone()], clock });

    await graph.post('/v1.0/$batch', reads(1));

    const [inner, outer] = graph.intune.journal.list();
    assert.deepEqual(inner, {
      at: '2026-01-01T00:00:00.000Z',
      method: 'GET',
      path: '/v1.0/deviceManagement/managedDevices/phone',
      query: '$select=id',
      status: 200,
      isBatched: true,
    });
    assert.equal(outer?.path, '/v1.0/$batch');
    assert.deepEqual(outer.body, reads(1));
  });

  it('empties the journal on request', async () => {
    graph = await startGraph();
    await graph.get('/v1.0/deviceManagement');

    graph.intune.journal.clear();

    assert.deepEqual(graph.intune.journal.list(), []);
  });
});
