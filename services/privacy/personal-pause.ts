import { createScript } from '../platform/redis-script.ts';
import type { RedisConnection } from '../platform/redis.ts';
import { pauseKey } from '../policy/pause-switch.ts';
import { decodeSwitched, encodeSwitched } from '../policy/switched.ts';
import { FORMER_HELPER } from './former-helper.ts';
import type { PersonalStore } from './personal-store.ts';

/** KEYS: the switch. ARGV: the pause as read, and as it is to be. Somebody may have switched it since. */
const RENAME = createScript(`
if redis.call('HGET', KEYS[1], 'paused') ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'paused', ARGV[2])
return 1
`);

/** That the person paused resets, from the helpdesk's channel. The pause stays, and does not say by whom. */
export function createPersonalPause(redis: RedisConnection): PersonalStore {
  const key = pauseKey(redis.prefix);
  const read = async (userId: string): Promise<string | undefined> => {
    const json = await redis.ask((client) => client.hget(key, 'paused'));
    return json !== null && decodeSwitched(json).by.toLowerCase() === userId ? json : undefined;
  };
  return {
    async list({ userId }) {
      const json = await read(userId);
      return json === undefined ? [] : [decodeSwitched(json)];
    },
    async erase({ userId }) {
      // Again where somebody switched it in between: it may have been them.
      for (;;) {
        const json = await read(userId);
        if (json === undefined) return 0;
        const nameless = encodeSwitched({ ...decodeSwitched(json), by: FORMER_HELPER.oid });
        if ((await redis.ask((client) => RENAME.run(client, [key], [json, nameless]))) === 1) return 1;
      }
    },
  };
}
