import type { Instant } from '../platform/clock.ts';

/** An event on its way to another system. */
export interface WebhookDelivery {
  /** The event's own id. */
  readonly id: string;
  /** As it is sent: JSON. */
  readonly body: string;
  readonly since: Instant;
}

/** Keeps events until they are delivered. */
export interface WebhookOutbox {
  /** Keeps an event that is due at once; one that it has already stays as it is. */
  put(delivery: WebhookDelivery): Promise<void>;
  /**
   * Takes an event that is due, so that nobody else does until then. Atomic.
   *
   * @returns `undefined` where it is not due, or not there any more.
   */
  lease(id: string, now: Instant, until: Instant): Promise<WebhookDelivery | undefined>;
  /** Lets an event that is still there be due then. */
  postpone(id: string, dueAt: Instant): Promise<void>;
  remove(id: string): Promise<void>;
  /** Ids of the events due by then, the longest overdue first. */
  listDue(dueBy: Instant, limit: number): Promise<readonly string[]>;
}
