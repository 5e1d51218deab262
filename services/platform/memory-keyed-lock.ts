import { SECOND_MS } from './clock.ts';
import { IoError } from './errors.ts';
import type { KeyedLock, Lease } from './keyed-lock.ts';

/** Longer than a turn that signs out, asks Graph twice and answers; shorter than Teams waits. */
export const LOCK_WAIT_MS = 10 * SECOND_MS;

/** One at a time for a key, in this process: for the sandbox and for tests. First come, first served. */
export function createMemoryKeyedLock({ waitMs = LOCK_WAIT_MS }: { waitMs?: number } = {}): KeyedLock {
  /** For each key, what resolves when the last in the line is done. */
  const tails = new Map<string, Promise<void>>();

  return {
    async run(key, work, prepare) {
      const before = tails.get(key);
      const place = Promise.withResolvers<undefined>();
      let isHeld = true;
      // Within a process nobody takes a place away.
      const lease: Lease = {
        isHeld: () => isHeld,
        leave() {
          isHeld = false;
          place.resolve(undefined);
        },
      };
      // A place that was given up must not let the next one in before its turn.
      const tail =
        before === undefined ? place.promise : Promise.all([before, place.promise]).then(() => undefined);
      tails.set(key, tail);
      try {
        if (before !== undefined) await inTime(before, waitMs);
        await prepare?.();
        return await work(lease);
      } finally {
        lease.leave();
        void tail.then(() => {
          forget(tails, key, tail);
        });
      }
    },
  };
}

/** Only where nobody has lined up since. */
function forget(tails: Map<string, Promise<void>>, key: string, tail: Promise<void>): void {
  if (tails.get(key) === tail) tails.delete(key);
}

async function inTime(turn: Promise<void>, waitMs: number): Promise<void> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    late.reject(new IoError('lock.timeout', { retryable: true }));
  }, waitMs);
  try {
    await Promise.race([turn, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
