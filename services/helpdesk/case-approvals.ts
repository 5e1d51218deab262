import { err, ok, type Result } from '../platform/result.ts';
import { claimFor, mayAct } from './case-claims.ts';
import type { CaseEventOf, CaseMoment } from './case-event.ts';
import type { CaseRefusal } from './case-service.ts';
import { helper, step } from './case-step.ts';
import type { Case, CasePerson } from './case.ts';

type Change = Result<Case, CaseRefusal>;

/** Lets the user reset the device that the helper saw. Takes the case, where nobody holds it. */
export function approve(current: Case, event: CaseEventOf<'approve'>, { now }: CaseMoment): Change {
  const { by, deviceId, goodUntil } = event;
  const allowed = mayDecide(current, by);
  if (!allowed.ok) return allowed;
  const { decision } = current;
  const isApproved = decision?.what === 'approved' && now < (decision.goodUntil ?? now);
  if (isApproved || current.device?.id !== deviceId) return err({ reason: 'nothing-to-approve' });
  return ok(
    step(
      claimFor(current, by, now),
      {
        facts: { decision: { what: 'approved', by, at: now, goodUntil } },
        entries: [{ what: 'approved', by }],
        tasks: [
          { kind: 'grant', deviceId, by: by.oid, goodUntil },
          { kind: 'tell', news: 'approved' },
        ],
      },
      now,
    ),
  );
}

/** What was approved stays so: it may be used up already. */
export function deny(current: Case, { by }: CaseEventOf<'deny'>, { now }: CaseMoment): Change {
  const allowed = mayDecide(current, by);
  if (!allowed.ok) return allowed;
  if (current.decision !== undefined) return err({ reason: 'nothing-to-approve' });
  return ok(
    step(
      claimFor(current, by, now),
      {
        facts: { decision: { what: 'denied', by, at: now } },
        entries: [{ what: 'denied', by }],
        tasks: [
          { kind: 'audit', facts: { kind: 'approval-denied', actor: helper(by) } },
          { kind: 'tell', news: 'denied' },
        ],
      },
      now,
    ),
  );
}

/** Only asks the user to begin: nobody but the owner resets a device, with a fresh proof of their own. */
export function offerReset(current: Case, { by }: CaseEventOf<'offer-reset'>, { now }: CaseMoment): Change {
  const allowed = mayAct(current, by);
  if (!allowed.ok) return allowed;
  if (current.device === undefined) return err({ reason: 'no-device' });
  const offered = {
    entries: [{ what: 'reset-offered', by }],
    tasks: [{ kind: 'tell', news: 'reset-offered' }],
  } as const;
  return ok(step(claimFor(current, by, now), offered, now));
}

function mayDecide(current: Case, by: CasePerson): Result<void, CaseRefusal> {
  const allowed = mayAct(current, by);
  if (!allowed.ok) return allowed;
  if (current.reason !== 'approval') return err({ reason: 'nothing-to-approve' });
  return current.device === undefined ? err({ reason: 'no-device' }) : ok(undefined);
}
