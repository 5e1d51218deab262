import { paceOf, priceOf, type RateLimit } from './rate-budget.ts';
import { READ_BUDGET } from './redis-rate-budget.ts';
import { createScript } from './redis-script.ts';
import type { RedisConnection } from './redis.ts';
import type { WaitingLine } from './waiting-line.ts';

export interface RedisWaitingLineDeps {
  readonly redis: RedisConnection;
  /** Instances that use the same name share one line. */
  readonly name: string;
  /** How fast it goes. */
  readonly limit: RateLimit;
  /** Nobody waits longer, in milliseconds. */
  readonly longestMs: number;
}

/**
 * KEYS: the line. ARGV: what a place takes, what the line holds without waiting, the longest wait, all in microseconds.
 * Answers the milliseconds to wait, or -1 where it is full.
 */
const JOIN = createScript(`${READ_BUDGET}
local wanted = math.max(rested, now) + ARGV[1]
local wait = math.max(0, wanted - ARGV[2] - now)
if wait > tonumber(ARGV[3]) then return -1 end
keep(wanted)
return math.ceil(wait / 1000)
`);

/** A line in Redis, counted as a budget is in which places may be taken in advance. Keys: `<prefix>line:<name>`. */
export function createRedisWaitingLine({ redis, name, limit, longestMs }: RedisWaitingLineDeps): WaitingLine {
  const pace = paceOf(limit);
  const keys = [`${redis.prefix}line:${name}`];
  const args = [priceOf(pace, 1), pace.holdsUs.all, longestMs * 1000];
  return {
    async join() {
      const waitMs = Number(await redis.ask((client) => JOIN.run(client, keys, args)));
      return waitMs < 0 ? undefined : waitMs;
    },
  };
}
