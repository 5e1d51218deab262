import type { Instant } from '../platform/clock.ts';
import type { Result } from '../platform/result.ts';
import type { Case } from './case.ts';

/** Numbers begin here, so that the first case does not look like a test. */
export const FIRST_NUMBER = 1001;

/** What became of the wish to open a case. */
export interface Created {
  /** The new case, or the one that the user has open. */
  readonly current: Case;
  readonly isNew: boolean;
}

/** Keeps cases. Every change is compare-and-set on the revision. */
export interface CaseStore {
  /**
   * Stores a new case under the next number, unless its user has one that is open or claimed. Atomic.
   *
   * @param draft Its number is not looked at.
   */
  create(draft: Case): Promise<Created>;

  get(id: string): Promise<Case | undefined>;

  /** The user's case that is open or claimed. */
  current(userId: string): Promise<Case | undefined>;
  findByNumber(number: number): Promise<Case | undefined>;
  findByThread(conversationId: string): Promise<Case | undefined>;
  findByReset(resetId: string): Promise<Case | undefined>;

  /**
   * Stores a changed case with the next revision.
   *
   * @param changed Carries the revision it was read at.
   * @returns What was stored; `conflict` where somebody else changed it since; `user-busy` where it would be open
   * again, and its user has another that is.
   */
  update(changed: Case): Promise<Result<Case, 'conflict' | 'user-busy'>>;

  /** The user's cases, newest first. */
  listByUser(userId: string): Promise<readonly Case[]>;
  /** Those that wait for a helper: urgent ones first, then the oldest. */
  listWaiting(): Promise<readonly Case[]>;
  /** How many of those come before this one; `undefined` where it does not wait. */
  countBefore(id: string): Promise<number | undefined>;
  /** Those that a helper holds, the longest held first. */
  listClaimed(): Promise<readonly Case[]>;
  /** Those opened from `from` on and before `to`, oldest first. */
  listOpened(from: Instant, to: Instant): Promise<readonly Case[]>;
  /** Those resolved from `from` on and before `to` and not reopened, oldest first. */
  listResolved(from: Instant, to: Instant): Promise<readonly Case[]>;
  /** Ids of the cases whose next step is due up to `dueBy`, the longest overdue first. */
  listDue(dueBy: Instant, limit: number): Promise<readonly string[]>;
}
