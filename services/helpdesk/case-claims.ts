import { err, ok, type Result } from '../platform/result.ts';
import type { CaseEventOf, CaseMoment } from './case-event.ts';
import type { CaseRefusal } from './case-service.ts';
import { helper, step, SYSTEM, told, without } from './case-step.ts';
import type { Case, CasePerson } from './case.ts';

type Change = Result<Case, CaseRefusal>;

/** Whether a helper may act on a case that is not over: never on their own, and not on one that another holds. */
export function mayAct(current: Case, by: CasePerson): Result<void, CaseRefusal> {
  if (by.oid === current.user.oid) return err({ reason: 'own-case' });
  if (current.state !== 'open' && current.state !== 'claimed') return err({ reason: 'over' });
  const { claimedBy } = current;
  const isHeldByOther = claimedBy !== undefined && claimedBy.oid !== by.oid;
  return isHeldByOther ? err({ reason: 'not-yours', helper: claimedBy }) : ok(undefined);
}

/** Claimed twice by the same helper it is claimed once. */
export function claim(current: Case, { by }: CaseEventOf<'claim'>, { now }: CaseMoment): Change {
  const allowed = mayAct(current, by);
  if (allowed.ok) return ok(current.state === 'claimed' ? current : claimFor(current, by, now));
  const { error } = allowed;
  return err(error.reason === 'not-yours' ? { reason: 'claimed-by', helper: error.helper } : error);
}

/** The case in a helper's hands; the user is told. */
export function claimFor(current: Case, by: CasePerson, now: number): Case {
  if (current.claimedBy?.oid === by.oid) return current;
  const { firstClaimedAt = now } = current;
  return step(
    current,
    {
      facts: { state: 'claimed', claimedBy: by, claimedAt: now, firstClaimedAt },
      entries: [{ what: 'claimed', by }],
      tasks: [{ kind: 'tell', news: 'claimed' }, ...told('case.claimed', 'case-claimed', helper(by))],
    },
    now,
  );
}

export function release(current: Case, { by }: CaseEventOf<'release'>, { now }: CaseMoment): Change {
  const allowed = mayAct(current, by);
  if (!allowed.ok) return allowed;
  if (current.state === 'open') return err({ reason: 'not-claimed' });
  return ok(free(current, { by, actor: helper(by) }, now));
}

export function leave(current: Case, { by }: CaseEventOf<'leave'>, { now }: Pick<CaseMoment, 'now'>): Change {
  if (current.state !== 'claimed' || current.claimedBy?.oid !== by.oid) return ok(current);
  return ok(free(current, { by, actor: SYSTEM, detail: 'left-the-team' }, now));
}

interface Freeing {
  readonly by: CasePerson;
  readonly actor: typeof SYSTEM;
  readonly detail?: string;
}

function free(current: Case, { by, actor, detail }: Freeing, now: number): Case {
  return step(
    awaitHelper(current, now),
    {
      entries: [{ what: 'released', by, ...(detail === undefined ? {} : { detail }) }],
      tasks: [{ kind: 'tell', news: 'released' }, ...told('case.released', 'case-released', actor, detail)],
    },
    now,
  );
}

/** The case waits again, as if it had just been opened. */
export function awaitHelper(current: Case, now: number): Case {
  const free = without(
    current,
    'claimedBy',
    'claimedAt',
    'resolution',
    'resolvedAt',
    'remindedAt',
    'escalatedAt',
  );
  return { ...free, state: 'open', waitingSince: now };
}
