import type { Clock } from './clock.ts';
import { type OpenBudget, paceOf, priceOf, type RateBudget, type RateLimit } from './rate-budget.ts';

/** Counts requests in this process: for the sandbox and for tests. */
export function createMemoryRateBudget(limit: RateLimit, clock: Clock): RateBudget {
  const pace = paceOf(limit);
  const nowUs = (): number => clock.now() * 1000;
  /** When everything that was taken is given back. */
  let restedAtUs = -Infinity;

  return {
    // In a callback, so that a RangeError rejects instead of being thrown at the caller.
    take: (requests, room = 'all') =>
      Promise.resolve(requests).then(() => {
        const wanted = Math.max(restedAtUs, nowUs()) + priceOf(pace, requests, room);
        const shortUs = wanted - pace.holdsUs[room] - nowUs();
        if (shortUs > 0) return Math.ceil(shortUs / 1000);
        restedAtUs = wanted;
        return 0;
      }),

    pause(forMs) {
      restedAtUs = Math.max(restedAtUs, nowUs() + forMs * 1000 + pace.holdsUs.all);
      return Promise.resolve();
    },
  };
}

/** Budgets by name, as Redis has them: whoever asks by the same name shares one. Never forgotten. */
export function createMemoryRateBudgets(clock: Clock): OpenBudget {
  const budgets = new Map<string, RateBudget>();
  return (name, limit) => {
    const budget = budgets.get(name) ?? createMemoryRateBudget(limit, clock);
    budgets.set(name, budget);
    return budget;
  };
}
