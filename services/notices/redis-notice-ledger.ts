import { DAY_MS } from '../platform/clock.ts';
import type { RedisConnection } from '../platform/redis.ts';
import type { LedgerPlace, NoticeLedger } from './notice-ports.ts';

/** Longer than a reset and the delivery of its outcome are tried (72 h each): nobody asks for a notice after that. */
const REMEMBERED_MS = 8 * DAY_MS;

/** Keeps the ledger in Redis, for all instances. Keys: `<prefix>notice:<notice>`, see docs/storage.md. */
export function createRedisNoticeLedger(redis: RedisConnection): NoticeLedger {
  const keyOf = (notice: string): string => `${redis.prefix}notice:${notice}`;

  return {
    take: (notice, leaseMs) =>
      redis.ask(async (client): Promise<LedgerPlace> => {
        const taken = await client.set(keyOf(notice), 'in-hand', 'PX', leaseMs, 'NX');
        if (taken === 'OK') return 'taken';
        // Where the lease ended in between there is nothing: whoever comes again may take it.
        return (await client.get(keyOf(notice))) === 'sent' ? 'sent' : 'in-hand';
      }),
    noteSent: (notice) =>
      redis.ask(async (client) => {
        await client.set(keyOf(notice), 'sent', 'PX', REMEMBERED_MS);
      }),
  };
}
