import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../platform/clock.ts';
import type { LookSchedule } from '../resets/settings.ts';

/** How e-mail is sent. Durations in milliseconds, where the name says nothing else. */
export interface NoticeSettings {
  /** When a notice that did not go is tried again. The first wait is longer than the lease. */
  readonly tries: LookSchedule;
  /** How long sending is tried; then the notice is given up. */
  readonly tryWithinMs: number;
  /** Longer than finding the words and the address, and sending, can take: a notice in hand after that lost its worker. */
  readonly leaseMs: number;
  /** A person hears of failed sign-ins at most once in so many seconds. */
  readonly proofNoticeEverySeconds: number;
}

/** Old news of one's own reset is still worth reading: whoever did it did it this morning. */
export const DEFAULT_NOTICE_SETTINGS: NoticeSettings = {
  tries: { firstMs: 2 * MINUTE_MS, maxMs: 30 * MINUTE_MS, growth: 1.5, jitter: 0.2 },
  tryWithinMs: 6 * HOUR_MS,
  leaseMs: 90 * SECOND_MS,
  proofNoticeEverySeconds: HOUR_MS / SECOND_MS,
};
