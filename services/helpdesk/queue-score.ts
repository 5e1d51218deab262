import type { Case } from './case.ts';

/** Larger than any time for as long as anybody cares, small enough to be added to one without losing milliseconds. */
const NOT_URGENT = 1e15;

/** Orders those who wait: urgent ones first, then by when they were opened. */
export function queueScore({ priority, openedAt }: Case): number {
  return priority === 'urgent' ? openedAt : NOT_URGENT + openedAt;
}
