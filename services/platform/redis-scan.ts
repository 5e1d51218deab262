import { Cluster } from 'ioredis';
import type { RedisConnection } from './redis.ts';

/** As many keys as Redis looks at in one go without keeping others waiting. */
const AT_ONCE = 500;

/**
 * The keys that begin like this, in no order, perhaps one twice. Redis looks at all its keys for it: for operators, never
 * for a turn.
 *
 * @param start Below the prefix, such as `state:conversation/`; taken to the letter.
 */
export async function* scanKeys(redis: RedisConnection, start: string): AsyncGenerator<string> {
  const pattern = `${escapeGlob(redis.prefix + start)}*`;
  for (const node of redis.client instanceof Cluster ? redis.client.nodes('master') : [redis.client]) {
    let cursor = '0';
    do {
      const from = cursor;
      const [next, keys] = await redis.ask(() => node.scan(from, 'MATCH', pattern, 'COUNT', AT_ONCE));
      cursor = next;
      yield* keys;
    } while (cursor !== '0');
  }
}

function escapeGlob(text: string): string {
  return text.replaceAll(/[\\*?[\]]/g, '\\$&');
}
