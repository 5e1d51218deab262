import type { AuditActor } from '../audit/audit-event.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import type { Clock } from '../platform/clock.ts';
import { newId } from '../platform/id.ts';
import { err, ok, type Result } from '../platform/result.ts';
import { type Holding, HOLDINGS } from './personal-store.ts';
import type { PersonalRecords } from './personal-records.ts';

/** Whom to erase, and how far. */
export interface Erasure {
  /** Entra object id, lower case. */
  readonly userId: string;
  readonly by: AuditActor;
  /** Also where something of theirs is not over: nobody hears of its end then. */
  readonly force: boolean;
  /** Also that their resets are blocked. It protects them: who took over their account could reset again. */
  readonly alsoBlock: boolean;
}

/** What is not over yet. */
export interface StillOpen {
  readonly resetIds: readonly string[];
  readonly caseIds: readonly string[];
}

/** What was there of each kind. */
export type Erased = Readonly<Partial<Record<Holding, number>>>;

/** What erasing works on. */
export interface ErasureDeps {
  readonly records: PersonalRecords;
  readonly audit: AuditLog;
  readonly tenantId: string;
  readonly clock: Clock;
}

/**
 * Removes everything about a person but what the audit has. Written down first; where it breaks off, it can be done
 * again. Records go before the jobs that would look for them, as the sweep makes new jobs for records.
 */
export async function erasePerson(
  { records, audit, tenantId, clock }: ErasureDeps,
  { userId, by: actor, force, alsoBlock }: Erasure,
): Promise<Result<Erased, StillOpen>> {
  const person = await records.find(userId);
  const { openResetIds: resetIds, openCaseIds: caseIds } = person;
  if (!force && resetIds.length + caseIds.length > 0) return err({ resetIds, caseIds });
  const event = { id: newId(), at: clock.now(), tenantId, actor, subject: userId } as const;
  await audit.record({ ...event, kind: 'user-erased', ...(force ? { detail: 'forced' } : {}) });
  const erased: Partial<Record<Holding, number>> = {};
  for (const holding of HOLDINGS) {
    if (holding === 'blocks' && !alsoBlock) continue;
    erased[holding] = await records.stores[holding].erase(person);
  }
  return ok(erased);
}
