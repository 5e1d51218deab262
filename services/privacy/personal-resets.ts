import { createScript } from '../platform/redis-script.ts';
import type { RedisConnection } from '../platform/redis.ts';
import { resetKeys } from '../resets/reset-keys.ts';
import type { ResetStore } from '../resets/reset-store.ts';
import type { PersonalStore } from './personal-store.ts';

/** KEYS: record, active, byUser, byDevice, due. ARGV: id. Answers whether there was a record. */
const FORGET = createScript(`
if redis.call('GET', KEYS[2]) == ARGV[1] then redis.call('DEL', KEYS[2]) end
for i = 3, 5 do redis.call('ZREM', KEYS[i], ARGV[1]) end
return redis.call('DEL', KEYS[1])
`);

/** The person's resets, and what points to them. A worker that has one in hand finds it gone, and stops. */
export function createPersonalResets(
  redis: RedisConnection,
  resets: Pick<ResetStore, 'listByUser'>,
): PersonalStore {
  const keys = resetKeys(redis.prefix);
  return {
    list: ({ userId }) => resets.listByUser(userId),
    async erase({ userId, resetIds }) {
      const readable = new Map((await resets.listByUser(userId)).map(({ id, device }) => [id, device.id]));
      let count = 0;
      for (const id of resetIds) {
        // A damaged record does not say its device; it goes all the same.
        const deviceId = readable.get(id) ?? '';
        const touched = [
          ...[keys.reset(id), keys.active(deviceId), keys.user(userId)],
          ...[keys.device(deviceId), keys.due],
        ];
        count += Number(await redis.ask((client) => FORGET.run(client, touched, [id])));
      }
      return count;
    },
  };
}

/** Ids of the person's resets, also of those that cannot be read. */
export function findResetIds(redis: RedisConnection, userId: string): Promise<readonly string[]> {
  return redis.ask((client) => client.zrange(resetKeys(redis.prefix).user(userId), 0, '-1'));
}
