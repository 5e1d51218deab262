import type { Instant } from '../platform/clock.ts';
import { err, ok, type Result } from '../platform/result.ts';
import type { FailureReason, Reset, ResetState } from './reset.ts';

/** Something that happened to a reset, or is about to. */
export type ResetEvent =
  /** The POST is about to leave; until `leaseUntil` it is this worker's alone. */
  | { readonly kind: 'send'; readonly leaseUntil: Instant; readonly precededBy?: Instant | undefined }
  /** Intune took the request. */
  | { readonly kind: 'accepted'; readonly lookAt: Instant }
  /** Intune certainly did not take the request, so that it may be sent again. */
  | { readonly kind: 'not-sent'; readonly retryAt: Instant }
  /** Nobody knows whether Intune took the request: the answer was lost, or the worker. */
  | { readonly kind: 'lost'; readonly lookAt: Instant }
  /** Intune turned out to have taken the request. */
  | { readonly kind: 'found'; readonly lookAt: Instant }
  /** Intune was asked and there is nothing new. */
  | { readonly kind: 'checked'; readonly lookAt: Instant }
  /** The request could not be made yet, and nothing was sent. */
  | { readonly kind: 'postponed'; readonly retryAt: Instant }
  | { readonly kind: 'succeeded' }
  | { readonly kind: 'failed'; readonly reason: FailureReason }
  /** The device did not answer in time. */
  | { readonly kind: 'expired' }
  /** The person withdrew the request before it was sent. */
  | { readonly kind: 'canceled' }
  /** The final message is about to leave; until `leaseUntil` it is this worker's alone. */
  | { readonly kind: 'deliver'; readonly leaseUntil: Instant }
  /** The chat did not take the final message this time. */
  | { readonly kind: 'not-delivered'; readonly retryAt: Instant }
  | { readonly kind: 'confirmed' }
  /** The chat refused the final message for good. */
  | { readonly kind: 'undeliverable' };

const ENDED: readonly ResetState[] = ['done', 'failed', 'expired', 'canceled'];

/**
 * From which states each event is possible. `send` is possible only before anything was sent, and only
 * `not-sent` leads back there: that is why no reset is ever sent twice.
 */
const POSSIBLE: Readonly<Record<ResetEvent['kind'], readonly ResetState[]>> = {
  send: ['requested'],
  postponed: ['requested'],
  canceled: ['requested'],
  accepted: ['sending'],
  'not-sent': ['sending'],
  lost: ['sending'],
  found: ['unknown'],
  checked: ['unknown', 'pending'],
  succeeded: ['pending'],
  expired: ['pending'],
  failed: ['requested', 'sending', 'unknown', 'pending'],
  deliver: ENDED,
  'not-delivered': ENDED,
  confirmed: ENDED,
  undeliverable: ENDED,
};

/** Whether nothing more can happen to the device. */
export function isEnded(reset: Reset): boolean {
  return ENDED.includes(reset.state);
}

/** Whether somebody still has to do something: send, ask, or deliver the outcome. */
export function needsWork(reset: Reset): boolean {
  return !isEnded(reset) || (reset.confirmedAt === undefined && reset.undeliverable !== true);
}

/** The reset after an event. Pure; `revision` is left to the store. */
export function transition(reset: Reset, event: ResetEvent, now: Instant): Result<Reset, 'not-allowed'> {
  if (!POSSIBLE[event.kind].includes(reset.state) || !needsWork(reset)) return err('not-allowed');
  return ok(apply(reset, event, now));
}

function apply(reset: Reset, event: ResetEvent, now: Instant): Reset {
  switch (event.kind) {
    case 'send':
      return { ...reset, state: 'sending', ...sentAfter(event, now), dueAt: event.leaseUntil };
    case 'accepted':
    case 'found':
      return { ...reset, state: 'pending', dueAt: event.lookAt };
    case 'not-sent':
      return { ...unsend(reset), state: 'requested', dueAt: event.retryAt };
    case 'lost':
      return { ...reset, state: 'unknown', dueAt: event.lookAt };
    case 'checked':
      return { ...reset, checks: reset.checks + 1, dueAt: event.lookAt };
    case 'postponed':
    case 'not-delivered':
      return { ...reset, dueAt: event.retryAt };
    case 'deliver':
      return { ...reset, dueAt: event.leaseUntil };
    case 'confirmed':
      return { ...reset, confirmedAt: now };
    case 'undeliverable':
      return { ...reset, undeliverable: true };
    case 'succeeded':
      return end(reset, 'done', now);
    case 'expired':
      return end(reset, 'expired', now);
    case 'canceled':
      return end(reset, 'canceled', now);
    case 'failed':
      return { ...end(reset, 'failed', now), failure: event.reason };
  }
}

/** An outcome is due in the chat at once. */
function end(reset: Reset, state: ResetState, now: Instant): Reset {
  return { ...reset, state, endedAt: now, dueAt: now };
}

function sentAfter(
  { precededBy }: Extract<ResetEvent, { kind: 'send' }>,
  now: Instant,
): Pick<Reset, 'sentAt' | 'precededBy'> {
  return precededBy === undefined ? { sentAt: now } : { sentAt: now, precededBy };
}

function unsend(reset: Reset): Reset {
  const unsent: { -readonly [Key in keyof Reset]: Reset[Key] } = { ...reset };
  delete unsent.sentAt;
  delete unsent.precededBy;
  return unsent;
}
