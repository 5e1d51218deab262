import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

import { createGraph } from '../../../services/intune/graph-client.ts';
import { GraphError } from '../../../services/intune/graph-error.ts';
import { openIntune, type IntunePorts } from '../../../services/intune/intune-ports.ts';
import { createResetOutcome } from '../../../services/intune/reset-outcome.ts';
import { createWatchBudget, type WatchBudget } from '../../../services/intune/watch-budget.ts';
import { systemClock } from '../../../services/platform/clock.ts';
import {
  createRedisRateBudget,
  createRedisRateBudgets,
} from '../../../services/platform/redis-rate-budget.ts';
import type { RateLimit } from '../../../services/platform/rate-budget.ts';
import type { RedisConnection } from '../../../services/platform/redis.ts';
import type { ResetOutcome } from '../../../services/resets/reset-outcome.ts';
import { useRedis } from '../../harness/redis-client.ts';
import { roomyBudget, roomyWatch } from '../../harness/roomy-budget.ts';
import { silent } from '../../services/resets/hand-ports.ts';
import { draftPhone, startGraph, type GraphServer } from './graph-server.ts';

const PHONES = Array.from({ length: 45 }, () => randomUUID());
const seed = PHONES.map((id) => draftPhone({ id }));

describe('sandbox Intune: watched by the product', () => {
  let server: GraphServer;
  const redis = useRedis();

  afterEach(() => server.close());

  const open = (watchBudget: WatchBudget): IntunePorts =>
    openIntune({
      baseUrl: server.root,
      accessToken: () => Promise.resolve('good'),
      watchBudget,
      writeBudget: roomyBudget(),
      clock: systemClock,
      log: silent,
    });
  const batches = (): number =>
    server.intune.journal.list().filter(({ path }) => path.endsWith('/$batch')).length;
  const readAll = (outcome: ResetOutcome, ids: readonly string[]): Promise<unknown[]> =>
    Promise.all(ids.map((id) => outcome.read(id, 0).catch(codeOf)));

  it('fails one of many reads, and pauses all instances, on a 429 inside a batch', async () => {
    server = await startGraph({ seed });
    const connection = redis().fresh();
    const [one, other] = [open(shared(connection)), open(shared(connection))];
    const [unlucky = '', ...rest] = PHONES.slice(0, 5);
    server.intune.faults.add({ pathPattern: `**/${unlucky}`, status: 429, retryAfterSeconds: 7, count: 1 });

    const outcomes = await readAll(one.outcome, [...rest, unlucky]);
    const later = await other.outcome.read(unlucky, 0).catch((error: unknown) => error);

    assert.deepEqual(outcomes, [...Array<undefined>(4).fill(undefined), 'graph.throttled']);
    assert.ok(later instanceof GraphError && later.code === 'graph.throttled');
    const { retryAfterMs = 0 } = later;
    assert.ok(retryAfterMs > 6_000 && retryAfterMs < 8_000, String(retryAfterMs));
    assert.equal(batches(), 1);
  });

  it('pauses watching, but no person, after a 429 to a reset', async () => {
    server = await startGraph({ seed });
    const { command, devices, outcome } = open(shared(redis().fresh()));
    const [phone = ''] = PHONES;
    server.intune.faults.add({ method: 'POST', pathPattern: '**/resetPasscode', status: 429, count: 1 });

    await assert.rejects(command.send(phone), { code: 'graph.throttled' });

    await assert.rejects(outcome.read(phone, 0), { code: 'graph.throttled' });
    assert.equal(batches(), 0);
    assert.notEqual(await devices.findOwned(draftPhone().owner?.oid ?? '', phone), undefined);
    assert.equal(await outcome.readPasscode(phone, 0), undefined);
  });

  it('reads 45 devices in three batches', async () => {
    server = await startGraph({ seed });

    const outcomes = await readAll(open(roomyWatch()).outcome, [...PHONES, PHONES[0] ?? '']);

    assert.deepEqual(outcomes, Array(46).fill(undefined));
    assert.equal(batches(), 3);
    assert.equal(server.intune.journal.list().length, 3 + 45);
  });

  it('takes a device that left Intune, and a broken answer, each by itself', async () => {
    server = await startGraph({ seed });
    const [broken = '', fine = ''] = PHONES;
    server.intune.faults.add({ pathPattern: `**/${broken}`, drop: 'after' });

    const outcomes = await readAll(open(roomyWatch()).outcome, [randomUUID(), broken, fine]);

    assert.deepEqual(outcomes, ['device-gone', 'graph.unavailable', undefined]);
  });

  it('stays within half of the limit with two instances on one budget, however many reads there are', async () => {
    const limit: RateLimit = { requests: 40, windowMs: 200, burst: 20 };
    const requests = { requests: 2 * limit.requests, windowMs: limit.windowMs };
    server = await startGraph({ seed, limits: { requests, writes: requests } });
    const connection = redis().fresh();
    const instances = [connection, connection].map((each) => watchWith(within(each, limit)));

    for (let round = 0; round < 3; round += 1) {
      const outcomes = await Promise.all(instances.map((outcome) => readAll(outcome, PHONES.slice(0, 40))));
      assert.deepEqual(outcomes.flat(), Array(80).fill(undefined));
    }

    const reads = server.intune.journal.list().filter(({ method }) => method === 'GET');
    assert.equal(reads.length, 240);
    assert.ok(reads.every(({ status }) => status === 200));
    const times = reads.map(({ at }) => Date.parse(at));
    const took = Math.max(...times) - Math.min(...times);
    // 20 at once, then one in 10 ms.
    assert.ok(took >= 2_000, String(took));
  });

  it('would go over it without a budget', async () => {
    const requests = { requests: 80, windowMs: 200 };
    server = await startGraph({ seed, limits: { requests, writes: requests } });
    const free: WatchBudget = { take: () => Promise.resolve(0), pause: () => Promise.resolve() };

    const outcomes = await Promise.all(
      [free, free, free].map((budget) => readAll(watchWith(budget), PHONES.slice(0, 40))),
    );

    assert.ok(outcomes.flat().includes('graph.throttled'));
  });

  const watchWith = (watchBudget: WatchBudget): ResetOutcome => {
    const accessToken = (): Promise<string> => Promise.resolve('good');
    return createResetOutcome({
      graph: createGraph({ baseUrl: server.root, accessToken, log: silent }),
      watchBudget,
    });
  };
});

function shared(redis: RedisConnection): WatchBudget {
  return createWatchBudget(createRedisRateBudgets(redis), 1000);
}

/** A budget that knows no kinds, and whose window is short enough for a test. */
function within(redis: RedisConnection, limit: RateLimit): WatchBudget {
  const budget = createRedisRateBudget({ redis, name: 'watch', limit });
  return { take: (reads) => budget.take(reads), pause: (forMs) => budget.pause(forMs) };
}

function codeOf(error: unknown): unknown {
  return error instanceof GraphError ? error.code : error;
}
