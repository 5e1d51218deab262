import type { Instant } from '../platform/clock.ts';
import type { Reset } from '../resets/reset.ts';
import type { CaseEntry } from './case.ts';

/** What was tried before there was a case: when it was asked for, and what came of it or how it stands. Pure. */
export function historyOf({ state, failure, requestedAt, sentAt, endedAt }: Reset): readonly CaseEntry[] {
  const entry = (at: Instant, detail: string): CaseEntry => ({ at, what: 'reset', detail });
  const newestAt = endedAt ?? sentAt;
  const begin = entry(requestedAt, 'requested');
  return newestAt === undefined ? [begin] : [begin, entry(newestAt, failure ?? state)];
}
