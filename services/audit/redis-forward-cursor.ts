import { z } from 'zod';
import { createScript } from '../platform/redis-script.ts';
import type { RedisConnection } from '../platform/redis.ts';
import type { ForwardCursor } from './forward-cursor.ts';

/** KEYS: the cursor. ARGV: now, until. Answers the place and since when it fails (empty: it does not), or nothing. */
const TAKE = createScript(`
local found = redis.call('HMGET', KEYS[1], 'sequence', 'failingSince', 'notBefore')
if tonumber(found[3] or '0') > tonumber(ARGV[1]) then return false end
redis.call('HSET', KEYS[1], 'notBefore', ARGV[2])
return { found[1] or '0', found[2] or '' }
`);

const Taken = z.tuple([z.coerce.number().int(), z.string()]).nullable();

/** Remembers it in Redis, for all instances. Keys: `<prefix>{audit}:<tenant>:forwarded`, see docs/storage.md. */
export function createRedisForwardCursor(redis: RedisConnection): ForwardCursor {
  const keyOf = (tenantId: string): string => `${redis.prefix}{audit}:${tenantId}:forwarded`;
  return {
    async take(tenantId, now, until) {
      const taken = Taken.parse(
        await redis.ask((client) => TAKE.run(client, [keyOf(tenantId)], [now, until])),
      );
      if (taken === null) return undefined;
      const [sequence, failingSince] = taken;
      return { sequence, failingSince: failingSince === '' ? undefined : Number(failingSince) };
    },
    async leave(tenantId, { sequence, failingSince = '' }, notBefore) {
      const fields = { sequence, failingSince, notBefore };
      await redis.ask((client) => client.hset(keyOf(tenantId), fields));
    },
  };
}
