import type { RedisConnection } from '../platform/redis.ts';
import type { BlockList, Switched } from './policy-gate.ts';
import { decodeSwitched, encodeSwitched } from './switched.ts';

/** A list in Redis, for all instances. Key: `<prefix>blocks`, see docs/storage.md. Ids may come in any case. */
export function createRedisBlockList(redis: RedisConnection): BlockList {
  const key = `${redis.prefix}blocks`;
  return {
    async find(userId) {
      const blocked = await redis.ask((client) => client.hget(key, userId.toLowerCase()));
      return blocked === null ? undefined : decodeSwitched(blocked);
    },
    async block(userId, how) {
      await redis.ask((client) => client.hsetnx(key, userId.toLowerCase(), encodeSwitched(how)));
    },
    async lift(userId) {
      return (await redis.ask((client) => client.hdel(key, userId.toLowerCase()))) === 1;
    },
    async list() {
      const all = await redis.ask((client) => client.hgetall(key));
      return Object.entries(all).map(([userId, blocked]) => ({ userId, how: decodeSwitched(blocked) }));
    },
  };
}

/** A list in this process: for the sandbox and for tests. */
export function createMemoryBlockList(): BlockList {
  const blocked = new Map<string, Switched>();
  return {
    find: (userId) => Promise.resolve(blocked.get(userId.toLowerCase())),
    block(userId, how) {
      const id = userId.toLowerCase();
      blocked.set(id, blocked.get(id) ?? how);
      return Promise.resolve();
    },
    lift: (userId) => Promise.resolve(blocked.delete(userId.toLowerCase())),
    list: () => Promise.resolve([...blocked].map(([userId, how]) => ({ userId, how }))),
  };
}
