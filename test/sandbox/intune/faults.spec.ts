import assert from 'node:assert/strict';

import { z } from 'zod';

import { draftPhone, startGraph, type GraphServer } from './graph-server.ts';

const PHONE = '/v1.0/deviceManagement/managedDevices/phone';
const RESET = `${PHONE}/resetPasscode`;
const GraphProblem = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

describe('sandbox Intune: faults', () => {
  let graph: GraphServer;

  beforeEach(async () => {
    graph = await startGraph({ seed: [draftPhone({ online: false })] });
  });

  afterEach(async () => {
    await graph.close();
  });

  const countResets = (): number => graph.intune.world.get('phone')?.managed.deviceActionResults.length ?? 0;

  it('hits only requests of its method and path', async () => {
    graph.intune.faults.add({ method: 'POST', pathPattern: '/v1.0/**/resetPasscode', status: 500 });

    assert.equal((await graph.get(PHONE)).status, 200);
    assert.equal((await graph.post(RESET)).status, 500);
    assert.equal(countResets(), 0);
  });

  it('hits as often as it shall, and then no more', async () => {
    graph.intune.faults.add({ status: 503, count: 2 });

    const statuses = [await graph.get(PHONE), await graph.get(PHONE), await graph.get(PHONE)];

    assert.deepEqual(
      statuses.map(({ status }) => status),
      [503, 503, 200],
    );
  });

  it('hits until it is cleared where no count is given', async () => {
    graph.intune.faults.add({ status: 503 });
    assert.equal((await graph.get(PHONE)).status, 503);
    assert.equal((await graph.get(PHONE)).status, 503);

    graph.intune.faults.clear();

    assert.equal((await graph.get(PHONE)).status, 200);
  });

  it('lets rules take their turn in the order they were added', async () => {
    graph.intune.faults.add({ status: 500, count: 1 });
    graph.intune.faults.add({ status: 429, retryAfterSeconds: 7, count: 1 });

    const first = await graph.get(PHONE);
    const second = await graph.get(PHONE);

    assert.equal(first.status, 500);
    assert.equal(second.status, 429);
    assert.equal(second.headers.get('retry-after'), '7');
  });

  it('answers 401 and 403 as Intune does: UnknownError, with the reason in a string of JSON', async () => {
    for (const [status, reason] of [
      [401, 'Unauthorized'],
      [403, 'Forbidden'],
    ] as const) {
      graph.intune.faults.add({ status, count: 1 });

      const answer = await graph.post(RESET);

      const { error } = GraphProblem.parse(answer.body);
      assert.equal(answer.status, status);
      assert.equal(error.code, 'UnknownError');
      assert.equal(z.object({ ErrorCode: z.string() }).parse(JSON.parse(error.message)).ErrorCode, reason);
    }
  });

  it('answers late where there is a delay', async () => {
    graph.intune.faults.add({ delayMs: 50 });
    const before = performance.now();

    const answer = await graph.get(PHONE);

    assert.equal(answer.status, 200);
    assert.ok(performance.now() - before >= 49);
  });

  it('cuts the connection before Intune acts', async () => {
    graph.intune.faults.add({ method: 'POST', drop: 'before' });

    await assert.rejects(graph.post(RESET), TypeError);

    assert.equal(countResets(), 0);
    assert.equal(graph.intune.journal.list().at(-1)?.status, 'cut');
  });

  it('cuts the connection after Intune has acted', async () => {
    graph.intune.faults.add({ method: 'POST', drop: 'after' });

    await assert.rejects(graph.post(RESET), TypeError);

    assert.equal(countResets(), 1);
  });

  it('hits single requests inside a batch', async () => {
    graph.intune.faults.add({ pathPattern: PHONE, status: 429, retryAfterSeconds: 3, count: 1 });
    graph.intune.faults.add({ pathPattern: PHONE, drop: 'before', count: 1 });
    const read = { method: 'GET', url: '/deviceManagement/managedDevices/phone' };
    const requests = ['1', '2', '3'].map((id) => ({ ...read, id }));

    const answer = await graph.post('/v1.0/$batch', { requests });

    const statuses = z.object({ responses: z.array(z.object({ status: z.number() })) }).parse(answer.body);
    assert.equal(answer.status, 200);
    assert.deepEqual(
      statuses.responses.map(({ status }) => status),
      [200, 503, 429],
    );
  });

  it('answers 400 to a body that is no JSON', async () => {
    const response = await fetch(`${graph.root}/v1.0/$batch`, {
      method: 'POST',
      headers: { authorization: 'Bearer good', 'content-type': 'application/json' },
      body: '{"requests":',
    });

    assert.equal(response.status, 400);
    assert.match(await response.text(), /Unable to read JSON/);
  });
});
