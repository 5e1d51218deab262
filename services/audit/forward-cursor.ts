import type { Instant } from '../platform/clock.ts';

/** How far the webhook of the audit is. */
export interface ForwardPlace {
  /** The last entry that it took; 0 before the first. */
  readonly sequence: number;
  /** Since when it has taken nothing; `undefined` where the last try went well. */
  readonly failingSince: Instant | undefined;
}

/** Remembers how far the webhook is, over all instances, and lets one at a time go on. */
export interface ForwardCursor {
  /**
   * Takes the place, so that nobody else goes on until then. Atomic.
   *
   * @returns `undefined` where somebody else is at it, or it is not to be tried yet.
   */
  take(tenantId: string, now: Instant, until: Instant): Promise<ForwardPlace | undefined>;

  /** Notes how far it is, and from when on it may go on. */
  leave(tenantId: string, place: ForwardPlace, notBefore: Instant): Promise<void>;
}
