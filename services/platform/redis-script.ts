import { createHash } from 'node:crypto';
import type { RedisClient } from './redis-client.ts';

/** A Lua script that Redis runs as one step: nobody else reads or writes in between. */
export interface RedisScript {
  run(client: RedisClient, keys: readonly string[], args: readonly (string | number)[]): Promise<unknown>;
}

/** Sends the script by its digest, and in full only where Redis does not know it yet (after a restart). */
export function createScript(lua: string): RedisScript {
  const digest = createHash('sha1').update(lua).digest('hex');
  return {
    async run(client, keys, args) {
      try {
        return await client.evalsha(digest, keys.length, ...keys, ...args);
      } catch (error) {
        if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
        return client.eval(lua, keys.length, ...keys, ...args);
      }
    },
  };
}
