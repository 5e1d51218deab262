import { ok, type Result } from '../platform/result.ts';
import { approve, deny, offerReset } from './case-approvals.ts';
import { claim, leave, release } from './case-claims.ts';
import { close, end, rate, resolve, resolveOutside } from './case-endings.ts';
import type { CaseEvent, CaseEventOf, CaseMoment } from './case-event.ts';
import { reply, say } from './case-messages.ts';
import { add } from './case-openings.ts';
import { addErrand } from './case-outbox.ts';
import type { CaseRefusal } from './case-service.ts';
import { step } from './case-step.ts';
import { remind } from './case-timers.ts';
import { type Case, isAway } from './case.ts';

type Change = Result<Case, CaseRefusal>;

/** What each event makes of a case; a missing one does not compile. */
type Transitions = {
  readonly [K in CaseEvent['kind']]: (current: Case, event: CaseEventOf<K>, moment: CaseMoment) => Change;
};

const TRANSITIONS: Transitions = {
  claim,
  release,
  leave,
  resolve,
  'resolve-outside': resolveOutside,
  approve,
  deny,
  'offer-reset': offerReset,
  reply,
  say,
  end,
  rate,
  add,
  'reset-moved': resetMoved,
  remind,
  escalate: remind,
  close,
  'post-again': postAgain,
};

/**
 * The case after an event, with what has to be done about it in the outbox. Pure; `revision` is left to the store.
 *
 * @returns The very same object where the event changes nothing, such as a press that was sent twice.
 */
export function transition<K extends CaseEvent['kind']>(
  current: Case,
  event: CaseEventOf<K>,
  moment: CaseMoment,
): Change {
  const kind: K = event.kind;
  return TRANSITIONS[kind](current, event, moment);
}

/** The same state of the same reset is one entry. What happens to a case that is closed changes nothing any more. */
function resetMoved(
  current: Case,
  { resetId, detail }: CaseEventOf<'reset-moved'>,
  { now }: CaseMoment,
): Change {
  const last = current.timeline.findLast(({ what }) => what === 'reset');
  const isKnown = current.resetId === resetId && last?.detail === detail;
  if (isKnown || current.state === 'closed') return ok(current);
  return ok(step(current, { facts: { resetId }, entries: [{ what: 'reset', detail }] }, now));
}

function postAgain(current: Case, _: CaseEventOf<'post-again'>, { now }: CaseMoment): Change {
  const waits = current.state === 'open' || current.state === 'claimed';
  return ok(waits && isAway(current, 'helpdesk') ? addErrand(current, { kind: 'post' }, now) : current);
}

/** Whether somebody at the helpdesk still has it before them. */
export function isOpen({ state }: Pick<Case, 'state'>): boolean {
  return state === 'open' || state === 'claimed';
}

/** Whether nothing is left to do about it, ever, by itself: from then on it is only kept. */
export function isFinished({ state, dueAt }: Pick<Case, 'state' | 'dueAt'>): boolean {
  return state === 'closed' && dueAt === undefined;
}
