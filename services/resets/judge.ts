import type { Instant } from '../platform/clock.ts';
import type { OutcomeReport } from './reset-outcome.ts';
import type { FailureReason, Reset } from './reset.ts';
import { nextLook } from './schedule.ts';
import type { ResetSettings } from './settings.ts';
import type { ResetEvent } from './transitions.ts';

/** What came of asking Intune. `undefined`: it knows of no result. */
export type Answer =
  | OutcomeReport
  | 'device-gone'
  | undefined
  /** Intune could not be asked. */
  | { readonly state: 'no-answer'; readonly retryAfterMs: number | undefined };

/** Intune's final states in our words. */
const FAILURES = {
  failed: 'failed-on-device',
  'not-supported': 'not-supported',
  canceled: 'canceled-in-intune',
} as const satisfies Record<string, FailureReason>;

/** What Intune's answer means for a reset that was sent (`pending`) or may have been (`unknown`). Pure. */
export function judge(
  reset: Reset,
  answer: Answer,
  moment: { readonly now: Instant; readonly chance: number },
  settings: ResetSettings,
): ResetEvent {
  if (answer === 'device-gone') return { kind: 'failed', reason: 'device-gone' };
  const isUnknown = reset.state === 'unknown';
  if (answer !== undefined && answer.state !== 'no-answer' && isUnknown) {
    return { kind: 'found', lookAt: moment.now };
  }
  if (answer?.state === 'done') return { kind: 'succeeded' };
  if (answer !== undefined && isFailure(answer.state)) {
    return { kind: 'failed', reason: FAILURES[answer.state] };
  }

  // That Intune could not be asked is no sign that it knows of nothing: then only the end of all watching counts.
  const patience = isUnknown && answer === undefined ? settings.unknownGraceMs : settings.expiresAfterMs;
  const sentAt = sentSince(reset);
  const deadline = sentAt + patience;
  if (moment.now >= deadline) {
    return isUnknown ? { kind: 'failed', reason: 'not-confirmed' } : { kind: 'expired' };
  }
  const retryAfterMs = answer?.state === 'no-answer' ? answer.retryAfterMs : undefined;
  const lookAt = nextLook(settings.looks, { since: sentAt, ...moment, retryAfterMs });
  return { kind: 'checked', lookAt: Math.min(lookAt, deadline) };
}

/** From when on Intune's results are this reset's: the moment before the POST. */
export function sentSince(reset: Reset): Instant {
  return reset.sentAt ?? reset.requestedAt;
}

function isFailure(state: string): state is keyof typeof FAILURES {
  return Object.hasOwn(FAILURES, state);
}
