import { createScript } from '../platform/redis-script.ts';
import type { RedisConnection } from '../platform/redis.ts';
import type { BlockList, Switched } from './policy-gate.ts';
import { decodeLocked, decodeSwitched, encodeSwitched } from './switched.ts';

/** KEYS: the blocks. ARGV: user, device. A block that was lifted meanwhile, or is damaged, stays as it is. */
const NOTE_LOCKED = createScript(`
local read, block = pcall(cjson.decode, redis.call('HGET', KEYS[1], ARGV[1]) or '')
if not read or type(block) ~= 'table' then return 0 end
block.locked = block.locked or {}
table.insert(block.locked, ARGV[2])
redis.call('HSET', KEYS[1], ARGV[1], cjson.encode(block))
return 0
`);

/** A list in Redis, for all instances. Key: `<prefix>blocks`, see docs/storage.md. Ids may come in any case. */
export function createRedisBlockList(redis: RedisConnection): BlockList {
  const key = `${redis.prefix}blocks`;
  return {
    async find(userId) {
      const blocked = await redis.ask((client) => client.hget(key, userId.toLowerCase()));
      return blocked === null ? undefined : decodeSwitched(blocked);
    },
    async lockedDevices(userId) {
      const blocked = await redis.ask((client) => client.hget(key, userId.toLowerCase()));
      return new Set(blocked === null ? [] : decodeLocked(blocked));
    },
    async noteLocked(userId, deviceId) {
      await redis.ask((client) => NOTE_LOCKED.run(client, [key], [userId.toLowerCase(), deviceId]));
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
  const blocked = new Map<string, { readonly how: Switched; readonly locked: Set<string> }>();
  const find = (userId: string) => blocked.get(userId.toLowerCase());
  return {
    find: (userId) => Promise.resolve(find(userId)?.how),
    lockedDevices: (userId) => Promise.resolve(new Set(find(userId)?.locked)),
    noteLocked(userId, deviceId) {
      find(userId)?.locked.add(deviceId);
      return Promise.resolve();
    },
    block(userId, how) {
      if (find(userId) === undefined) blocked.set(userId.toLowerCase(), { how, locked: new Set() });
      return Promise.resolve();
    },
    lift: (userId) => Promise.resolve(blocked.delete(userId.toLowerCase())),
    list: () => Promise.resolve([...blocked].map(([userId, { how }]) => ({ userId, how }))),
  };
}
