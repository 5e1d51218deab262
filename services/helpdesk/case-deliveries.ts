import type { Instant } from '../platform/clock.ts';
import type { CaseErrand } from './case-errand.ts';
import {
  addErrand,
  errandDue,
  firstErrands,
  laneOf,
  postpone,
  removeErrand,
  replaceErrand,
} from './case-outbox.ts';
import { endUnseen } from './case-endings.ts';
import { step, without } from './case-step.ts';
import { nextTimer } from './case-timers.ts';
import { isOpen } from './case-transitions.ts';
import { type Case, type CaseSide, isAway } from './case.ts';
import type { HelpdeskSettings } from './settings.ts';

/** What became of an errand. */
export type ErrandOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'posted'; readonly thread: NonNullable<Case['thread']> }
  /** Not this time. */
  | { readonly kind: 'postponed'; readonly retryAt: Instant }
  /** Nobody can see it for now: the channel is gone, or the bot may not write there. */
  | { readonly kind: 'no-channel' }
  /** Nobody will ever see it: no channel is set, and no other system is told. */
  | { readonly kind: 'no-helpdesk' }
  /** The thread or its card is gone: deleted, or the channel is. */
  | { readonly kind: 'thread-gone' }
  /** The user's chat refuses for good. */
  | { readonly kind: 'user-away' };

/** What is to be done about a case now. */
export type NextStep =
  | { readonly kind: 'errand'; readonly errand: CaseErrand }
  | { readonly kind: 'timer'; readonly timer: 'remind' | 'escalate' | 'close' };

/** The oldest errand that may be done now, or what time does; nothing where both are to wait. */
export function nextStep(current: Case, settings: HelpdeskSettings, now: Instant): NextStep | undefined {
  const [errand] = firstErrands(current)
    .filter((first) => errandDue(first) <= now)
    .sort((a, b) => a.sequence - b.sequence);
  if (errand !== undefined) return { kind: 'errand', errand };
  const timer = nextTimer(current, settings);
  return timer !== undefined && timer.at <= now ? { kind: 'timer', timer: timer.kind } : undefined;
}

/** The case after an errand. Noted twice it is noted once. Pure. */
export function settle(current: Case, errand: CaseErrand, outcome: ErrandOutcome, now: Instant): Case {
  // Also where a newer wish has taken its place: the other side wants to be left alone.
  if (outcome.kind === 'postponed') return postpone(current, laneOf(errand), outcome.retryAt);
  if (!current.outbox.some(({ sequence }) => sequence === errand.sequence)) return current;
  const rest = removeErrand(current, errand.sequence);
  switch (outcome.kind) {
    case 'done':
      return rest;
    case 'posted':
      return { ...reachable(rest), thread: outcome.thread };
    case 'no-channel':
      return loseChannel(current, errand, now);
    case 'no-helpdesk':
      return endUnseen(current, now);
    case 'thread-gone':
      return loseThread(current, errand, now);
    case 'user-away':
      return lose(rest, 'user', now);
  }
}

/** Says that it cannot be seen, and keeps what was said until there is a channel. */
function loseChannel(current: Case, errand: CaseErrand, now: Instant): Case {
  const kept = current.outbox.filter(
    ({ kind, sequence }) =>
      !['show', 'remind'].includes(kind) && (sequence !== errand.sequence || kind === 'pass'),
  );
  const lost = lose(without({ ...current, outbox: kept }, 'thread'), 'helpdesk', now);
  return isOpen(lost) ? addErrand(lost, { kind: 'tell', news: 'no-channel' }, now) : lost;
}

/** Begins a new thread, once for each errand. What is over needs no new card. */
function loseThread(current: Case, errand: CaseErrand, now: Instant): Case {
  if (errand.again === true) return loseChannel(current, errand, now);
  if (errand.kind !== 'pass' && !isOpen(current)) return removeErrand(current, errand.sequence);
  const kept =
    errand.kind === 'show'
      ? removeErrand(current, errand.sequence)
      : replaceErrand(current, { ...errand, again: true });
  return addErrand(without(kept, 'thread'), { kind: 'post' }, now);
}

function lose(current: Case, side: CaseSide, now: Instant): Case {
  const other: CaseSide = side === 'user' ? 'helpdesk' : 'user';
  const undeliverable = isAway(current, other) ? 'both' : side;
  return step({ ...current, undeliverable }, { entries: [{ what: 'undeliverable', detail: side }] }, now);
}

/** The helpdesk can see it again. */
function reachable(current: Case): Case {
  const known = without(current, 'undeliverable');
  return isAway(current, 'user') ? { ...known, undeliverable: 'user' } : known;
}
