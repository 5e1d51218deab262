import assert from 'node:assert/strict';
import { IoError } from '../../../services/platform/errors.ts';
import { createMemoryWaitingLine } from '../../../services/platform/memory-waiting-line.ts';
import type { RateLimit } from '../../../services/platform/rate-budget.ts';
import { createRedisWaitingLine } from '../../../services/platform/redis-waiting-line.ts';
import { connectRedis, type RedisConnection } from '../../../services/platform/redis.ts';
import type { WaitingLine } from '../../../services/platform/waiting-line.ts';
import { describeWaitingLine } from '../../contracts/waiting-line.ts';
import { useRedis } from '../../harness/redis-client.ts';
import { HandClock, silent } from '../resets/hand-ports.ts';

const ONE_A_MINUTE: RateLimit = { requests: 2, windowMs: 60_000, burst: 1 };

describeWaitingLine('memory', (limit, longestMs) =>
  createMemoryWaitingLine(limit, longestMs, new HandClock(1_000_000)),
);

describe('createMemoryWaitingLine', () => {
  it('goes on while time passes, and is empty after a rest', async () => {
    const clock = new HandClock(1_000_000);
    const line = createMemoryWaitingLine(ONE_A_MINUTE, 600_000, clock);
    await line.join();
    assert.equal(await line.join(), 60_000);
    clock.time += 90_000;
    assert.equal(await line.join(), 30_000);
    clock.time += 600_000;
    assert.equal(await line.join(), 0);
  });
});

describe('on Redis', () => {
  const redis = useRedis();
  const open = (connection: RedisConnection, limit = ONE_A_MINUTE, longestMs = 600_000): WaitingLine =>
    createRedisWaitingLine({ redis: connection, name: 'resets', limit, longestMs });

  describeWaitingLine('Redis', (limit, longestMs) => open(redis().fresh(), limit, longestMs));

  describe('createRedisWaitingLine', () => {
    it('is one line over two instances', async () => {
      const connection = redis().fresh();
      const waits = [];
      for (const line of [open(connection), open(connection), open(connection)])
        waits.push(await line.join());
      assert.deepEqual(
        waits.map((waitMs = 0) => Math.round(waitMs / 60_000)),
        [0, 1, 2],
      );
    });

    it('says that Redis is away', async () => {
      const connection = await connectRedis({ url: redis().server.url, prefix: 'away' }, silent);
      await connection.close();
      await assert.rejects(open(connection).join(), IoError);
    });
  });
});
