import { err, ok, type Result } from '../platform/result.ts';
import { awaitHelper, claimFor, mayAct } from './case-claims.ts';
import type { CaseEventOf, CaseMoment, TakenIn } from './case-event.ts';
import type { TakenMessage } from './case-message.ts';
import { addErrand, isFull } from './case-outbox.ts';
import type { CaseRefusal } from './case-service.ts';
import { helper, passOn, step, told, without } from './case-step.ts';
import { type Case, isAway } from './case.ts';

type Change = Result<Case, CaseRefusal>;

/** More than Teams can have on its way when it sends something again. */
const MOST_TAKEN = 100;

/** The user's words go to the thread; a case resolved a short while ago is opened again by them. */
export function say(current: Case, { taken }: CaseEventOf<'say'>, moment: CaseMoment): Change {
  if (isTaken(current, taken.mark)) return ok(current);
  const { now } = moment;
  const open = current.state === 'resolved' ? reopen(current, moment) : stillOpen(current);
  if (!open.ok) return open;
  if (isFull(open.value, 'helpdesk')) return err({ reason: 'full' });
  const { user } = current;
  const reached = { ...without(open.value, 'undeliverable'), ...helpdeskAway(open.value) };
  const noted = step(remember(reached, taken.mark), { entries: [{ what: 'user-wrote', by: user }] }, now);
  const passed = passOn(noted, { ...taken.content, to: 'helpdesk', from: user, at: now }, now);
  // Perhaps the channel is there again: each message asks anew, and the user learns where it is not.
  return ok(isAway(passed, 'helpdesk') ? addErrand(passed, { kind: 'post' }, now) : passed);
}

/**
 * A helper's words go to the user. They take a case that nobody holds, and open one again that was just resolved: not
 * words from before that, of which the channel brings a copy late.
 */
export function reply(current: Case, { by, taken }: CaseEventOf<'reply'>, moment: CaseMoment): Change {
  if (isTaken(current, taken.mark)) return ok(current);
  const { now } = moment;
  const open = openFor(current, { by, taken }, moment);
  if (!open.ok) return open;
  if (isFull(open.value, 'user')) return err({ reason: 'full' });
  const held = remember(claimFor(open.value, by, now), taken.mark);
  const noted = step(held, { entries: [{ what: 'helper-wrote', by }] }, now);
  return ok(passOn(noted, { ...taken.content, to: 'user', from: by, at: now }, now));
}

function openFor(
  current: Case,
  { by, taken }: Pick<CaseEventOf<'reply'>, 'by' | 'taken'>,
  moment: CaseMoment,
): Change {
  if (current.state !== 'resolved') {
    const allowed = mayAct(current, by);
    return allowed.ok ? ok(current) : allowed;
  }
  if (by.oid === current.user.oid) return err({ reason: 'own-case' });
  const reopened = reopen(current, moment, by);
  const { sentAt = moment.now } = taken;
  const isFromBefore = sentAt < (current.resolvedAt ?? 0);
  return reopened.ok && isFromBefore ? err({ reason: 'resolved-since' }) : reopened;
}

function stillOpen(current: Case): Change {
  return current.state === 'closed' ? err({ reason: 'over' }) : ok(current);
}

/** By a helper, or by the user where none is named. */
function reopen(current: Case, { now, reopenWithinMs }: CaseMoment, by?: Case['user']): Change {
  const { resolvedAt = 0, user } = current;
  if (now >= resolvedAt + reopenWithinMs) return err({ reason: 'over' });
  const actor = by === undefined ? ({ kind: 'user', id: user.oid } as const) : helper(by);
  const reopened = {
    entries: [{ what: 'reopened', by: by ?? user }],
    tasks: told('case.reopened', 'case-reopened', actor),
  } as const;
  return ok(step(awaitHelper(current, now), reopened, now));
}

/** Who writes can be reached. */
function helpdeskAway(current: Case): Pick<Case, 'undeliverable'> {
  return isAway(current, 'helpdesk') ? { undeliverable: 'helpdesk' } : {};
}

/** A message sent again by the channel: a new one under an id that is known, or the same edit or deletion as last. */
function isTaken({ taken }: Case, mark: TakenMessage): boolean {
  const last = taken.findLast(({ sourceId }) => sourceId === mark.sourceId);
  if (last === undefined || mark.change === 'new') return last !== undefined;
  return last.change === mark.change && last.print === mark.print;
}

function remember(current: Case, mark: TakenIn['mark']): Case {
  return { ...current, taken: [...current.taken, mark].slice(-MOST_TAKEN) };
}
