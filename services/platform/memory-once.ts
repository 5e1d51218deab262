import { type Clock, type Instant, SECOND_MS } from './clock.ts';
import type { Once } from './once.ts';

/** Remembers claims in this process: for the sandbox and for tests. */
export function createMemoryOnce(clock: Clock): Once {
  const expiries = new Map<string, Instant>();

  /** Claims differ in length, so the whole map is looked through; it is small where this is used. */
  function forgetExpired(now: Instant): void {
    for (const [key, expiresAt] of expiries) if (expiresAt <= now) expiries.delete(key);
  }

  return {
    claim(key, ttlSeconds) {
      const now = clock.now();
      forgetExpired(now);
      if (expiries.has(key)) return Promise.resolve(false);
      expiries.set(key, now + ttlSeconds * SECOND_MS);
      return Promise.resolve(true);
    },
  };
}
