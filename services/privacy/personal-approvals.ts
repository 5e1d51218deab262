import { scanKeys } from '../platform/redis-scan.ts';
import { createScript } from '../platform/redis-script.ts';
import type { RedisConnection } from '../platform/redis.ts';
import { FORMER_HELPER } from './former-helper.ts';
import type { PersonalStore } from './personal-store.ts';

/** KEYS: approval. ARGV: by whom it is, by whom it is to be. It may have been given anew, or be over. */
const RENAME = createScript(`
if redis.call('HGET', KEYS[1], 'by') ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'by', ARGV[2])
return 1
`);

/** An approval that the person gave. */
interface Given {
  readonly key: string;
  readonly by: string;
}

/** Approvals that the person gave to others as a helper. Those stay as good as they were, and do not say by whom. */
export function createPersonalApprovals(redis: RedisConnection): PersonalStore {
  return {
    list: async ({ userId }) =>
      (await findGiven(redis, userId)).map(({ key }) => ({ key: key.slice(redis.prefix.length) })),
    async erase({ userId }) {
      const given = await findGiven(redis, userId);
      const renamed = given.map(({ key, by }) =>
        redis.ask((client) => RENAME.run(client, [key], [by, FORMER_HELPER.oid])),
      );
      await Promise.all(renamed);
      return given.length;
    },
  };
}

async function findGiven(redis: RedisConnection, userId: string): Promise<readonly Given[]> {
  const found = new Map<string, Given>();
  for await (const key of scanKeys(redis, 'approval:')) {
    const by = await redis.ask((client) => client.hget(key, 'by'));
    if (by?.toLowerCase() === userId) found.set(key, { key, by });
  }
  return [...found.values()];
}
