import assert from 'node:assert/strict';
import { DAY_MS } from '../../../services/platform/clock.ts';
import { IoError } from '../../../services/platform/errors.ts';
import { connectRedis } from '../../../services/platform/redis.ts';
import { createRedisApprovalBook } from '../../../services/policy/approval-book.ts';
import { createRedisBlockList } from '../../../services/policy/block-list.ts';
import type { Quotas } from '../../../services/policy/limit-ledger.ts';
import { createRedisPauseSwitch } from '../../../services/policy/pause-switch.ts';
import { createRedisLimitLedger } from '../../../services/policy/redis-limit-ledger.ts';
import { describeApprovalBook } from '../../contracts/approval-book.ts';
import { describeBlockList } from '../../contracts/block-list.ts';
import { describeLimitLedger } from '../../contracts/limit-ledger.ts';
import { describePauseSwitch } from '../../contracts/pause-switch.ts';
import { useRedis } from '../../harness/redis-client.ts';
import { silent } from '../resets/hand-ports.ts';

const ENTRY = { resetId: 'r1', tenantId: 't', userId: 'u', deviceId: 'd' };

describe('on Redis', () => {
  const redis = useRedis();

  describeLimitLedger('Redis', () => createRedisLimitLedger(redis().fresh()));
  describePauseSwitch('Redis', () => createRedisPauseSwitch(redis().fresh()));
  describeBlockList('Redis', () => createRedisBlockList(redis().fresh()));
  describeApprovalBook('Redis', () => createRedisApprovalBook(redis().fresh()));

  describe('createRedisLimitLedger', () => {
    const quotas = (since: number): Quotas => {
      const quota = { most: 3, since };
      return { user: quota, device: quota, tenant: quota, brake: quota };
    };

    it('is one ledger over all instances: three of fifty get in, wherever they ask', async () => {
      const connection = redis().fresh();
      const [one, other] = [createRedisLimitLedger(connection), createRedisLimitLedger(connection)];
      const entered = await Promise.all(
        Array.from({ length: 50 }, (_, i) =>
          (i % 2 === 0 ? one : other).enter({ ...ENTRY, resetId: `r${i}` }, 1_000, quotas(0)),
        ),
      );
      assert.equal(entered.filter(({ ok }) => ok).length, 3);
    });

    it('takes one round trip, and keeps nothing for longer than the longest window', async () => {
      const connection = redis().fresh();
      let trips = 0;
      const ask: typeof connection.ask = (work) => ((trips += 1), connection.ask(work));
      await createRedisLimitLedger({ ...connection, ask }).enter(ENTRY, Date.now(), quotas(0));
      assert.equal(trips, 1);
      const keys = await connection.client.keys(`${connection.prefix}*`);
      assert.equal(keys.length, 3);
      for (const key of keys) {
        const left = await connection.client.pttl(key);
        assert.ok(left > 6 * DAY_MS && left <= 7 * DAY_MS, String(left));
      }
    });

    it('forgets resets that no window can ask for any more', async () => {
      const connection = redis().fresh();
      const ledger = createRedisLimitLedger(connection);
      await ledger.enter(ENTRY, 0, quotas(-1));
      await ledger.enter({ ...ENTRY, resetId: 'r2' }, 8 * DAY_MS, quotas(DAY_MS));
      assert.deepEqual(await connection.client.zrange(`${connection.prefix}{limits}:tenant:t`, 0, '-1'), [
        'r2',
      ]);
    });
  });

  describe('a damaged record', () => {
    for (const damaged of ['{"cut', '{}', '"text"']) {
      it(`keeps resets paused and a person blocked: ${damaged}`, async () => {
        const connection = redis().fresh();
        await connection.client.hset(`${connection.prefix}pause`, 'paused', damaged);
        await connection.client.hset(`${connection.prefix}blocks`, 'user', damaged);
        const unknown = { at: 0, by: 'unknown', note: '' };
        assert.deepEqual(await createRedisPauseSwitch(connection).read(), unknown);
        assert.deepEqual(await createRedisBlockList(connection).find('user'), unknown);
      });
    }
  });

  it('says of each that Redis is away, and never that the way is free', async () => {
    const away = await connectRedis({ url: redis().server.url, prefix: 'away' }, silent);
    await away.close();
    const quota = { most: 1, since: 0 };
    const quotas = { user: quota, device: quota, tenant: undefined, brake: undefined };
    await assert.rejects(createRedisLimitLedger(away).enter(ENTRY, 1, quotas), IoError);
    await assert.rejects(createRedisPauseSwitch(away).read(), IoError);
    await assert.rejects(createRedisBlockList(away).find('user'), IoError);
    await assert.rejects(createRedisApprovalBook(away).spend('user', 'device', 'r1'), IoError);
  });
});
