import { HOUR_MS } from '../platform/clock.ts';
import { IoError } from '../platform/errors.ts';
import { createScript } from '../platform/redis-script.ts';
import type { RedisConnection } from '../platform/redis.ts';
import { err, ok } from '../platform/result.ts';
import type { LedgerEntry, LimitLedger, Quota, Quotas } from './limit-ledger.ts';
import { LONGEST_LIMIT_HOURS } from './policy.ts';

const KEPT_MS = LONGEST_LIMIT_HOURS * HOUR_MS;
const SCOPES = ['user', 'device', 'tenant', 'brake'] as const satisfies readonly (keyof Quotas)[];

/**
 * KEYS: the resets of the user, of the device, of the tenant. ARGV: reset id, moment, how long entries are kept in
 * milliseconds, then for user, device, tenant and brake each the most (empty: no limit) and the moment after which
 * resets count. Answers 0, or the place of the quota that is used up. Kept for longer than the windows of today:
 * the policy may ask for longer ones tomorrow.
 */
const ENTER = createScript(`
if redis.call('ZSCORE', KEYS[1], ARGV[1]) then return 0 end
for i = 1, 4 do
  local most = tonumber(ARGV[2 + 2 * i])
  local key = KEYS[math.min(i, 3)]
  if most and redis.call('ZCOUNT', key, '(' .. ARGV[3 + 2 * i], '+inf') >= most then return i end
end
for i = 1, 3 do
  redis.call('ZREMRANGEBYSCORE', KEYS[i], '-inf', ARGV[2] - ARGV[3])
  redis.call('ZADD', KEYS[i], ARGV[2], ARGV[1])
  redis.call('PEXPIRE', KEYS[i], ARGV[3])
end
return 0
`);

/** KEYS: as above. ARGV: reset id. */
const GIVE_BACK = createScript(`
for i = 1, 3 do redis.call('ZREM', KEYS[i], ARGV[1]) end
return 0
`);

/** Where the resets of one of them are counted. */
export function limitKey(prefix: string, kind: 'user' | 'device' | 'tenant', id: string): string {
  return `${prefix}{limits}:${kind}:${id}`;
}

/** Counts resets in Redis, for all instances. Keys: `<prefix>{limits}:…`, see docs/storage.md. */
export function createRedisLimitLedger(redis: RedisConnection): LimitLedger {
  const keysOf = ({ userId, deviceId, tenantId }: LedgerEntry): string[] => [
    limitKey(redis.prefix, 'user', userId),
    limitKey(redis.prefix, 'device', deviceId),
    limitKey(redis.prefix, 'tenant', tenantId),
  ];

  return {
    async enter(entry, at, quotas) {
      const args = [entry.resetId, at, KEPT_MS, ...SCOPES.flatMap((scope) => toArgs(quotas[scope]))];
      const answer = await redis.ask((client) => ENTER.run(client, keysOf(entry), args));
      if (answer === 0) return ok(undefined);
      const exceeded = SCOPES[Number(answer) - 1];
      if (exceeded === undefined) throw new IoError('redis.unexpected-answer', { retryable: false });
      return err(exceeded);
    },

    async giveBack(entry) {
      await redis.ask((client) => GIVE_BACK.run(client, keysOf(entry), [entry.resetId]));
    },
  };
}

function toArgs(quota: Quota | undefined): [string | number, number] {
  return quota === undefined ? ['', 0] : [quota.most, quota.since];
}
