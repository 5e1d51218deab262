import type { Instant } from '../platform/clock.ts';
import type { Result } from '../platform/result.ts';

/** At most so many since then. */
export interface Quota {
  readonly most: number;
  /** What happened at this moment or before does not count. */
  readonly since: Instant;
}

/** What a new reset must not exceed; absent where there is no such limit. */
export interface Quotas {
  readonly user: Quota;
  readonly device: Quota;
  readonly tenant: Quota | undefined;
  /** Over all resets of the tenant, as `tenant` is, but to notice that something is wrong. */
  readonly brake: Quota | undefined;
}

/** A reset that is counted. */
export interface LedgerEntry {
  readonly resetId: string;
  readonly tenantId: string;
  readonly userId: string;
  readonly deviceId: string;
}

/** Counts the resets of each user, each device and the tenant. */
export interface LimitLedger {
  /**
   * Counts a reset unless that exceeds a quota, in one step over all instances; a reset that is counted already is
   * not counted again, and let through.
   *
   * @returns The first quota that is used up, in the order of {@link Quotas}.
   */
  enter(entry: LedgerEntry, at: Instant, quotas: Quotas): Promise<Result<void, keyof Quotas>>;

  /** Counts a reset no more, as if it had never entered. */
  giveBack(entry: LedgerEntry): Promise<void>;
}
