import { DateTime } from 'luxon';
import { HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from '../platform/clock.ts';
import { isOpen, nextOpening } from '../policy/hours.ts';
import type { Policy } from '../policy/policy.ts';
import type { LookSchedule } from '../resets/settings.ts';

/** What the organisation's policy says of the helpdesk. Durations in milliseconds. Read anew for every step. */
export interface HelpdeskSettings {
  /** How long a case waits before the channel is reminded of it, counted while the helpdesk is staffed at its end. */
  readonly remindAfterMs: number;
  /** How long it waits before the channel is alarmed. */
  readonly escalateAfterMs: number;
  /** How long after its resolution a case may be reopened; then it is closed. */
  readonly reopenWithinMs: number;
  /** How long a helper's approval of a reset is good. */
  readonly approvalGoodForMs: number;
  /** Where opening hours are set: the first moment from then on at which the helpdesk is staffed. */
  nextStaffed(from: Instant): Instant;
  /** When the day began in which this moment lies, where the helpdesk is. */
  startOfDay(now: Instant): Instant;
}

/** Long enough to read the message and begin, short enough that nobody saves it up. */
const APPROVAL_GOOD_FOR_MS = HOUR_MS;

/** The helpdesk's part of the policy. */
export function readHelpdeskSettings({ helpdesk }: Pick<Policy, 'helpdesk'>): HelpdeskSettings {
  const { hours, remindAfterMinutes, escalateAfterMinutes, reopenWithinHours } = helpdesk;
  const zone = hours === false ? 'utc' : hours.timeZone;
  return {
    remindAfterMs: remindAfterMinutes * MINUTE_MS,
    escalateAfterMs: escalateAfterMinutes * MINUTE_MS,
    reopenWithinMs: reopenWithinHours * HOUR_MS,
    approvalGoodForMs: APPROVAL_GOOD_FOR_MS,
    nextStaffed: (from) => (hours === false || isOpen(hours, from) ? from : nextOpening(hours, from)),
    startOfDay: (now) => DateTime.fromMillis(now, { zone }).startOf('day').toMillis(),
  };
}

/** How errands of cases are done. Durations in milliseconds. */
export interface ErrandSettings {
  /** When something that was not taken is tried again. */
  readonly looks: LookSchedule;
  /** Longer than one errand can take: a case still leased by then lost its worker. */
  readonly leaseMs: number;
  /** How long passing something on is tried before the other side counts as out of reach. */
  readonly deliverWithinMs: number;
  /** How overdue a case must be before a sweep schedules it again: its own job comes first. */
  readonly sweepSlackMs: number;
  /** How many overdue cases one sweep picks up. */
  readonly sweepLimit: number;
}

/** As for resets; people who talk wait less long. */
export const DEFAULT_ERRAND_SETTINGS: ErrandSettings = {
  looks: { firstMs: 2 * SECOND_MS, maxMs: 5 * MINUTE_MS, growth: 1.5, jitter: 0.2 },
  leaseMs: MINUTE_MS,
  deliverWithinMs: 72 * HOUR_MS,
  sweepSlackMs: 30 * SECOND_MS,
  sweepLimit: 500,
};
