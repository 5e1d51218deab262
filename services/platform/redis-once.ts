import type { Once } from './once.ts';
import type { RedisConnection } from './redis.ts';

/** Remembers claims in Redis, for all instances. Keys: `<prefix>once:<key>`, see docs/storage.md. */
export function createRedisOnce(redis: RedisConnection): Once {
  return {
    claim: (key, ttlSeconds) =>
      redis.ask(async (client) => {
        const claimed = await client.set(`${redis.prefix}once:${key}`, '1', 'EX', ttlSeconds, 'NX');
        return claimed === 'OK';
      }),
  };
}
