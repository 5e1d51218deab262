import type { Clock, Instant } from '../../services/platform/clock.ts';

/** A limit of Graph: so many requests in any window of so long. */
export interface ThrottleLimit {
  readonly requests: number;
  readonly windowMs: number;
}

/** Counts requests against a limit. */
export interface Throttle {
  /** Takes a place. @returns The seconds to wait where there is none. */
  take(): number | undefined;
}

/** Intune's limits per app per tenant; the sandbox has one of each. */
export const INTUNE_LIMITS = {
  writes: { requests: 200, windowMs: 20_000 },
  requests: { requests: 2000, windowMs: 20_000 },
} as const satisfies Record<string, ThrottleLimit>;

/** Makes a counter over a sliding window. It remembers the last `requests` times, in a ring. */
export function createThrottle({ requests, windowMs }: ThrottleLimit, clock: Clock): Throttle {
  const times: Instant[] = [];
  let oldest = 0;
  return {
    take() {
      const now = clock.now();
      const freeAt = (times[oldest] ?? -Infinity) + windowMs;
      if (now < freeAt) return Math.ceil((freeAt - now) / 1000);
      times[oldest] = now;
      oldest = (oldest + 1) % requests;
      return undefined;
    },
  };
}
