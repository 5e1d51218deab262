import { type OpenBudget, paceOf, priceOf, type RateBudget, type RateLimit } from './rate-budget.ts';
import { createScript } from './redis-script.ts';
import type { RedisConnection } from './redis.ts';

export interface RedisRateBudgetDeps {
  readonly redis: RedisConnection;
  /** Instances that use the same name share one budget. */
  readonly name: string;
  readonly limit: RateLimit;
}

/** Reads when the budget is rested, in microseconds of Redis' own clock: those of the instances differ. */
export const READ_BUDGET = `
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local rested = tonumber(redis.call('GET', KEYS[1]) or 0) or 0
local function keep(value)
  redis.call('SET', KEYS[1], string.format('%.0f', value), 'PX', math.ceil((value - now) / 1000))
end
`;

/** KEYS: the budget. ARGV: the price, what the budget holds of that room. Answers 0, or the milliseconds to wait. */
const TAKE = createScript(`${READ_BUDGET}
local wanted = math.max(rested, now) + ARGV[1]
local short = wanted - ARGV[2] - now
if short > 0 then return math.ceil(short / 1000) end
keep(wanted)
return 0
`);

/** KEYS: the budget. ARGV: the length of the pause, what the budget holds. */
const PAUSE = createScript(`${READ_BUDGET}
local wanted = now + ARGV[1] + ARGV[2]
if wanted > rested then keep(wanted) end
return 0
`);

/**
 * Counts requests in Redis, for all instances. Keys: `<prefix>budget:<name>`, see docs/storage.md.
 *
 * Our own script, because what there is does not fit. `rate-limiter-flexible` counts in fixed windows, so that
 * twice the limit passes around the end of one, and also charges what it refuses. BullMQ limits all jobs of a
 * queue, so that sending and delivering would wait for reads.
 */
export function createRedisRateBudget({ redis, name, limit }: RedisRateBudgetDeps): RateBudget {
  const pace = paceOf(limit);
  const keys = [`${redis.prefix}budget:${name}`];

  return {
    async take(requests, room = 'all') {
      const price = priceOf(pace, requests, room);
      return Number(await redis.ask((client) => TAKE.run(client, keys, [price, pace.holdsUs[room]])));
    },
    async pause(forMs) {
      await redis.ask((client) => PAUSE.run(client, keys, [Math.ceil(forMs * 1000), pace.holdsUs.all]));
    },
  };
}

/** Budgets in Redis by name. */
export function createRedisRateBudgets(redis: RedisConnection): OpenBudget {
  return (name, limit) => createRedisRateBudget({ redis, name, limit });
}
