import { scanKeys } from '../platform/redis-scan.ts';
import type { RedisConnection } from '../platform/redis.ts';
import { namesPerson, type Person } from './person.ts';
import type { PersonalStore } from './personal-store.ts';

/**
 * Kinds of keys whose names name people: approvals of a helper, notices that were sent, room in a chat. Locks are not
 * among them: who holds one is at work, and it is gone in seconds.
 */
const KINDS = ['approval:', 'notice:', 'budget:'];

/** Small things whose names say whom they are about. */
export function createPersonalTraces(redis: RedisConnection): PersonalStore {
  return {
    list: async (person) =>
      (await findKeys(redis, person)).map((key) => ({ key: key.slice(redis.prefix.length) })),
    async erase(person) {
      const keys = await findKeys(redis, person);
      await redis.ask((client) => Promise.all(keys.map((key) => client.del(key))));
      return keys.length;
    },
  };
}

async function findKeys(redis: RedisConnection, person: Person): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const kind of KINDS) {
    for await (const key of scanKeys(redis, kind)) if (namesPerson(key, person)) found.add(key);
  }
  return [...found];
}
