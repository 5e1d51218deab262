import { err, ok, type Result } from '../platform/result.ts';
import type { CaseEventOf, CaseMoment } from './case-event.ts';
import { mayAct } from './case-claims.ts';
import { laneOf } from './case-outbox.ts';
import type { CaseRefusal } from './case-service.ts';
import { helper, step, SYSTEM, told } from './case-step.ts';
import { type Case, isAway, type Resolution } from './case.ts';

type Change = Result<Case, CaseRefusal>;

/** A case is resolved by whoever holds it. */
export function resolve(current: Case, event: CaseEventOf<'resolve'>, { now }: CaseMoment): Change {
  const { by, resolution } = event;
  const allowed = mayAct(current, by);
  if (!allowed.ok) return allowed;
  if (current.state === 'open') return err({ reason: 'not-claimed' });
  const entry = { what: 'resolved', by, detail: resolution } as const;
  return ok(resolveAs(current, { resolution, entry, actor: helper(by) }, now));
}

/** Said twice it is resolved once. */
export function resolveOutside(
  current: Case,
  { resolution }: CaseEventOf<'resolve-outside'>,
  { now }: CaseMoment,
): Change {
  if (isOver(current)) return ok(current);
  const entry = { what: 'resolved', detail: resolution } as const;
  return ok(resolveAs(current, { resolution, entry, actor: SYSTEM }, now));
}

interface Resolving {
  readonly resolution: Resolution;
  readonly entry: Omit<Case['timeline'][number], 'at'>;
  readonly actor: typeof SYSTEM;
}

function resolveAs(current: Case, { resolution, entry, actor }: Resolving, now: number): Case {
  return step(
    current,
    {
      facts: { state: 'resolved', resolution, resolvedAt: now },
      entries: [entry],
      tasks: [
        { kind: 'tell', news: 'resolved' },
        ...told('case.resolved', 'case-resolved', actor, resolution),
      ],
    },
    now,
  );
}

/** The user ends it. */
export function end(current: Case, _: CaseEventOf<'end'>, { now }: CaseMoment): Change {
  if (isOver(current)) return err({ reason: 'over' });
  const { oid } = current.user;
  const ended = step(
    current,
    {
      facts: { state: 'closed', closedAt: now },
      entries: [{ what: 'ended-by-user', by: current.user }],
      tasks: [
        { kind: 'tell', news: 'closed' },
        ...told('case.closed', 'case-closed', { kind: 'user', id: oid }, 'ended-by-user'),
      ],
    },
    now,
  );
  return ok(dropParked(ended));
}

/** The time to reopen a resolved case is over. Nobody needs to be told. */
export function close(current: Case, _: CaseEventOf<'close'>, { now }: CaseMoment): Change {
  if (current.state !== 'resolved') return ok(current);
  const closed = step(
    current,
    {
      facts: { state: 'closed', closedAt: now },
      entries: [{ what: 'closed' }],
      tasks: told('case.closed', 'case-closed', SYSTEM),
    },
    now,
  );
  return ok(dropParked(closed));
}

/** Nobody will ever see it, so it ends here: the user is told whom to turn to, beside the chat as well. */
export function endUnseen(current: Case, now: number): Case {
  if (isOver(current)) return withoutDesk(current);
  const ended = step(
    current,
    {
      facts: { state: 'closed', closedAt: now },
      entries: [{ what: 'closed', detail: NO_HELPDESK }],
      tasks: [
        { kind: 'tell', news: NO_HELPDESK },
        { kind: 'mail-contact' },
        ...told('case.closed', 'case-closed', SYSTEM, NO_HELPDESK),
      ],
    },
    now,
  );
  return withoutDesk(ended);
}

const NO_HELPDESK = 'no-helpdesk';

/** What waits for a channel that is not there would be kept for nothing. */
function dropParked(closed: Case): Case {
  return isAway(closed, 'helpdesk') ? withoutDesk(closed) : closed;
}

function withoutDesk(current: Case): Case {
  return { ...current, outbox: current.outbox.filter((errand) => laneOf(errand) !== 'helpdesk') };
}

export function rate(current: Case, event: CaseEventOf<'rate'>, { now }: CaseMoment): Change {
  const { stars, comment } = event;
  if (!isOver(current)) return err({ reason: 'not-over' });
  if (current.rating !== undefined) return err({ reason: 'already-rated' });
  const rating = { stars, comment, at: now };
  return ok(step(current, { facts: { rating }, entries: [{ what: 'rated', by: current.user }] }, now));
}

function isOver({ state }: Case): boolean {
  return state === 'resolved' || state === 'closed';
}
