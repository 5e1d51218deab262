import { limitKey } from '../policy/redis-limit-ledger.ts';
import type { RedisConnection } from '../platform/redis.ts';
import type { PersonalStore } from './personal-store.ts';

/**
 * When the person reset what, as limits count it. The tenant's count keeps its entries: random ids that lead nowhere any
 * more, and the anomaly brake needs their number.
 */
export function createPersonalLimits(redis: RedisConnection): PersonalStore {
  const own = (userId: string): string => limitKey(redis.prefix, 'user', userId);
  return {
    async list({ userId }) {
      const rows = await redis.ask((client) => client.zrange(own(userId), 0, '-1', 'WITHSCORES'));
      return rows.flatMap((resetId, i) => (i % 2 ? [] : [{ resetId, at: Number(rows[i + 1]) }]));
    },
    async erase({ userId, resetIds, deviceIds }) {
      const ofDevices = deviceIds.map((id) => limitKey(redis.prefix, 'device', id));
      return redis.ask(async (client) => {
        const count = await client.zcard(own(userId));
        await client.del(own(userId));
        if (resetIds.length > 0) await Promise.all(ofDevices.map((key) => client.zrem(key, ...resetIds)));
        return count;
      });
    },
  };
}
