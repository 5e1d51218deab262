import type { Instant } from '../platform/clock.ts';
import type { Result } from '../platform/result.ts';
import type { Reset } from './reset.ts';

/** A reset that needs something, and when. */
export interface DueReset {
  readonly id: string;
  readonly dueAt: Instant;
}

/** Keeps resets. Every change is compare-and-set on the revision. */
export interface ResetStore {
  /** Stores a new reset, unless its id is taken or its device already has one that has not ended. Atomic. */
  create(reset: Reset): Promise<Result<Reset, 'device-busy' | 'already-created'>>;

  get(id: string): Promise<Reset | undefined>;

  /**
   * Stores a changed reset with the next revision.
   *
   * @param changed Carries the revision it was read at.
   * @returns What was stored, or `conflict` where somebody else changed it since.
   */
  update(changed: Reset): Promise<Result<Reset, 'conflict'>>;

  /** The user's resets, newest first. */
  listByUser(userId: string): Promise<readonly Reset[]>;

  /** The device's resets, newest first. */
  listByDevice(deviceId: string): Promise<readonly Reset[]>;

  /** Ids of the resets that still need something (not ended, or ended and not yet confirmed), due up to `dueBy`. */
  listDue(dueBy: Instant, limit: number): Promise<readonly string[]>;

  /** The same, later than `after` and up to `dueBy`, with the time of each. */
  listDueWithin(after: Instant, dueBy: Instant): Promise<readonly DueReset[]>;

  /** How many resets still need something. */
  countOpen(): Promise<number>;
}
