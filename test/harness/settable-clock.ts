import type { Clock, Instant } from '../../services/platform/clock.ts';

/** A clock that stands still until it is told to go on. */
export interface SettableClock extends Clock {
  advance(ms: number): void;
}

/** Starts it at a time; the machine's own where nothing else is said. */
export function createSettableClock(start: Instant = Date.now()): SettableClock {
  let now = start;
  return {
    now: () => now,
    advance(ms) {
      now += ms;
    },
  };
}
