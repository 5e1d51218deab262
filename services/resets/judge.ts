import type { Instant } from '../platform/clock.ts';
import type { LookKind, OutcomeReport } from './reset-outcome.ts';
import type { FailureReason, Reset } from './reset.ts';
import { isAwaited, nextLook } from './schedule.ts';
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
  const deadline = answer === undefined ? deadlineOf(reset, settings) : endOfWatching(reset, settings);
  if (moment.now >= deadline) {
    return isUnknown ? { kind: 'failed', reason: 'not-confirmed' } : { kind: 'expired' };
  }
  const retryAfterMs = answer?.state === 'no-answer' ? answer.retryAfterMs : undefined;
  const lookAt = nextLook(settings.looks, { since: sentSince(reset), ...moment, retryAfterMs });
  return { kind: 'checked', lookAt: Math.min(lookAt, deadline) };
}

/**
 * How urgent a look is that is due now. The one that may be the last must not miss its turn: for want of it a reset that
 * was done would be told as expired. Pure.
 */
export function lookKindOf(reset: Reset, now: Instant, settings: ResetSettings): LookKind {
  const mayBeLast = now >= deadlineOf(reset, settings);
  return mayBeLast || isAwaited(settings.looks, now - sentSince(reset)) ? 'close' : 'patient';
}

/** From when on a reset is over where Intune still has nothing to tell. */
function deadlineOf(reset: Reset, settings: ResetSettings): Instant {
  return reset.state === 'unknown'
    ? sentSince(reset) + settings.unknownGraceMs
    : endOfWatching(reset, settings);
}

function endOfWatching(reset: Reset, settings: ResetSettings): Instant {
  return sentSince(reset) + settings.expiresAfterMs;
}

/** From when on Intune's results are this reset's: the moment before the POST. */
export function sentSince(reset: Reset): Instant {
  return reset.sentAt ?? reset.requestedAt;
}

function isFailure(state: string): state is keyof typeof FAILURES {
  return Object.hasOwn(FAILURES, state);
}
