import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { IoError } from '../../../services/platform/errors.ts';
import { createMemoryRateBudget } from '../../../services/platform/memory-rate-budget.ts';
import type { RateBudget, RateLimit } from '../../../services/platform/rate-budget.ts';
import { createRedisRateBudget } from '../../../services/platform/redis-rate-budget.ts';
import { connectRedis, type RedisConnection } from '../../../services/platform/redis.ts';
import { type BudgetInTime, describeRateBudget, takeGreedily } from '../../contracts/rate-budget.ts';
import { useRedis } from '../../harness/redis-client.ts';
import { HandClock, silent } from '../resets/hand-ports.ts';

const LIMIT: RateLimit = { requests: 25, windowMs: 20_000, burst: 5 };

function inMemory(limit: RateLimit): BudgetInTime {
  const clock = new HandClock(1_000_000);
  const pass = (ms: number): Promise<void> => Promise.resolve(void (clock.time += Math.ceil(ms)));
  return { budget: createMemoryRateBudget(limit, clock), pass, now: () => clock.now() };
}

/** In real time: a timer may fire a moment before Redis' clock is there. */
function inRealTime(budget: RateBudget): BudgetInTime {
  return { budget, pass: (ms) => sleep(ms + 2), now: () => performance.now() };
}

describeRateBudget('memory', inMemory);

describe('on Redis', () => {
  const redis = useRedis();
  const open = (connection: RedisConnection, limit = LIMIT, name = 'reads'): RateBudget =>
    createRedisRateBudget({ redis: connection, name, limit });

  describeRateBudget('Redis', (limit) => inRealTime(open(redis().fresh(), limit)));

  describe('createRedisRateBudget', () => {
    it('says that Redis is away', async () => {
      const connection = await connectRedis({ url: redis().server.url, prefix: 'away' }, silent);
      await connection.close();
      await assert.rejects(open({ ...connection }).take(1), IoError);
    });

    it('is one budget over two instances, in any window', async () => {
      const connection = redis().fresh();
      const fast: RateLimit = { requests: 25, windowMs: 200, burst: 5 };
      const instances = [open(connection, fast), open(connection, fast)].map(inRealTime);
      const grants = (await Promise.all(instances.map((each) => takeGreedily(each, 500)))).flat();
      grants.sort((a, b) => a.before - b.before);
      assert.ok(grants.length > fast.requests, String(grants.length));
      const isOver = grants.some(({ before }) => {
        const within = grants.filter((each) => each.before >= before && each.after < before + fast.windowMs);
        return within.length > fast.requests;
      });
      assert.equal(isOver, false);
    });

    it('holds all instances back when one of them is told to pause', async () => {
      const connection = redis().fresh();
      await open(connection).pause(60_000);
      assert.ok((await open(connection).take(1)) > 59_000);
    });

    it('keeps budgets of different names apart', async () => {
      const connection = redis().fresh();
      await open(connection).pause(60_000);
      assert.equal(await open(connection, LIMIT, 'writes').take(1), 0);
    });

    it('takes one round trip, and leaves no key behind when it is rested', async () => {
      const connection = redis().fresh();
      let trips = 0;
      const ask: RedisConnection['ask'] = (work) => ((trips += 1), connection.ask(work));
      await open({ ...connection, ask }).take(2);
      assert.equal(trips, 1);
      const left = await connection.client.pttl(`${connection.prefix}budget:reads`);
      assert.ok(left > 1_000 && left <= 2_000, String(left));
    });

    it('begins anew where its key holds nonsense', async () => {
      const connection = redis().fresh();
      await connection.client.set(`${connection.prefix}budget:reads`, 'nonsense');
      assert.equal(await open(connection).take(5), 0);
      assert.ok((await open(connection).take(1)) > 0);
    });
  });
});
