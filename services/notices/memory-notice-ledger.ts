import type { Clock, Instant } from '../platform/clock.ts';
import type { NoticeLedger } from './notice-ports.ts';

/** Keeps the ledger in this process: for the sandbox and for tests. */
export function createMemoryNoticeLedger(clock: Clock): NoticeLedger {
  const inHandUntil = new Map<string, Instant>();
  const sent = new Set<string>();

  return {
    take(notice, leaseMs) {
      const now = clock.now();
      if (sent.has(notice)) return Promise.resolve('sent');
      if ((inHandUntil.get(notice) ?? now) > now) return Promise.resolve('in-hand');
      inHandUntil.set(notice, now + leaseMs);
      return Promise.resolve('taken');
    },
    noteSent(notice) {
      sent.add(notice);
      inHandUntil.delete(notice);
      return Promise.resolve();
    },
  };
}
