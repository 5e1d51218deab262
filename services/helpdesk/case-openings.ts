import type { Instant } from '../platform/clock.ts';
import { err, ok, type Result } from '../platform/result.ts';
import type { CaseEventOf, CaseMoment } from './case-event.ts';
import { addErrand } from './case-outbox.ts';
import type { CaseOpening, CaseRefusal } from './case-service.ts';
import { step, told, without } from './case-step.ts';
import { type Case, type CasePriority, isAway } from './case.ts';

type Change = Result<Case, CaseRefusal>;

/**
 * A new case. Its number is the store's to give.
 *
 * @param isStaffed Whether somebody is at the helpdesk now; if not, the user is told.
 */
export function draftCase(opening: CaseOpening, id: string, now: Instant, isStaffed: boolean): Case {
  const { priority: _wanted, correlationId: _id, history: timeline = [], ...facts } = opening;
  const { user, reason } = opening;
  const draft: Case = {
    ...facts,
    ...{ id, number: 0, revision: 0, state: 'open', priority: priorityOf(opening) },
    ...{ openedAt: now, waitingSince: now, timeline, outbox: [], sequence: 0, taken: [] },
  };
  const posted = addErrand(draft, { kind: 'post' }, now);
  const audited = told('case.opened', 'case-opened', { kind: 'user', id: user.oid }, reason);
  const late = isStaffed ? [] : [{ kind: 'tell', news: 'out-of-hours' } as const];
  const opened = step(
    posted,
    {
      entries: [{ what: 'opened', by: user, detail: opening.detail ?? reason }],
      tasks: [...late, ...audited],
    },
    now,
  );
  // The thread begins with the card as it is.
  return { ...opened, outbox: opened.outbox.filter(({ kind }) => kind !== 'show') };
}

/**
 * Another matter of the same user joins the case that is open. What is more than a question becomes the reason, unless
 * the case is about an attack.
 */
export function add(current: Case, { opening }: CaseEventOf<'add'>, { now }: CaseMoment): Change {
  if (current.state !== 'open' && current.state !== 'claimed') return err({ reason: 'over' });
  const noted = { ...current, ...whereabouts(current, opening) };
  const isUrgent = priorityOf(opening) === 'urgent' && current.priority !== 'urgent';
  const joined = isNewMatter(current, opening) ? join(noted, opening) : noted;
  const raised: Case = isUrgent ? { ...joined, priority: 'urgent' } : joined;
  const again = isAway(current, 'helpdesk') ? addErrand(raised, { kind: 'post' }, now) : raised;
  if (joined === noted && !isUrgent) return ok(isSame(current, again) ? current : again);
  const entries = [{ what: 'opened', by: current.user, detail: opening.detail ?? opening.reason } as const];
  const tasks = isUrgent ? [{ kind: 'remind', how: 'escalation' } as const] : [];
  return ok(step(again, { entries, tasks }, now));
}

function priorityOf({ priority, reason }: CaseOpening): CasePriority {
  return priority ?? (reason === 'not-me' ? 'urgent' : 'normal');
}

function isNewMatter(current: Case, { reason, detail, device, resetId }: CaseOpening): boolean {
  if (reason === 'asked' || (current.reason === 'not-me' && reason !== 'not-me')) return false;
  const isSameDevice = device === undefined || device.id === current.device?.id;
  const isSameReset = resetId === undefined || resetId === current.resetId;
  return reason !== current.reason || detail !== current.detail || !isSameDevice || !isSameReset;
}

/** A decision was about the device of its time. */
function join(current: Case, { reason, detail, device, resetId }: CaseOpening): Case {
  const isOther = device !== undefined && device.id !== current.device?.id;
  const base = isOther
    ? without(current, 'detail', 'decision', 'resetId')
    : without(current, 'detail', 'decision');
  return {
    ...base,
    reason,
    ...(detail === undefined ? {} : { detail }),
    ...(device === undefined ? {} : { device }),
    ...(resetId === undefined ? {} : { resetId }),
  };
}

/** Where the user is now, and the newest proof. */
function whereabouts(current: Case, { conversationId, language, provenAt = 0 }: CaseOpening): Partial<Case> {
  const isNewer = provenAt > (current.provenAt ?? 0);
  return { conversationId, language, ...(isNewer ? { provenAt } : {}) };
}

function isSame(a: Case, b: Case): boolean {
  return (
    a.conversationId === b.conversationId &&
    a.language === b.language &&
    a.provenAt === b.provenAt &&
    a.outbox === b.outbox
  );
}
