import type { Clock } from './clock.ts';
import { paceOf, priceOf, type RateLimit } from './rate-budget.ts';
import type { WaitingLine } from './waiting-line.ts';

/** A line in this process: for the sandbox and for tests. */
export function createMemoryWaitingLine(limit: RateLimit, longestMs: number, clock: Clock): WaitingLine {
  const pace = paceOf(limit);
  /** When the last place that was taken is over. */
  let takenUntilUs = -Infinity;
  return {
    join() {
      const nowUs = clock.now() * 1000;
      const wanted = Math.max(takenUntilUs, nowUs) + priceOf(pace, 1);
      const waitMs = Math.ceil(Math.max(0, wanted - pace.holdsUs.all - nowUs) / 1000);
      if (waitMs > longestMs) return Promise.resolve(undefined);
      takenUntilUs = wanted;
      return Promise.resolve(waitMs);
    },
  };
}
