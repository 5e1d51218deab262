import type { CaseDeps } from './case-deps.ts';
import type { CaseEvent } from './case-event.ts';
import type { CaseChange, CaseRefusal, HelperAct } from './case-service.ts';
import { changeCase } from './change-case.ts';

/** What helpers do, with what they may not do written down. */
export async function actAs(
  deps: CaseDeps,
  { caseId, helper }: HelperAct,
  event: CaseEvent,
): Promise<CaseChange> {
  const change = await changeCase(deps, caseId, event);
  if (!change.ok && isBreach(change.error)) await auditRefusal(deps, { caseId, helper }, change.error);
  return change;
}

/** Who was too late did nothing wrong. */
function isBreach({ reason }: CaseRefusal): boolean {
  return reason === 'own-case' || reason === 'not-yours';
}

/** Best effort: nothing was done, and the helper is to know it. */
async function auditRefusal(
  { store, audit, clock, newId, log }: CaseDeps,
  { caseId, helper }: HelperAct,
  { reason }: CaseRefusal,
): Promise<void> {
  try {
    const about = await store.get(caseId);
    if (about === undefined) return;
    const actor = { kind: 'helper', id: helper.oid } as const;
    const { tenantId, user } = about;
    const facts = { tenantId, actor, subject: user.oid, caseId, detail: reason };
    await audit.record({ id: newId(), at: clock.now(), kind: 'case-action-refused', ...facts });
  } catch (error) {
    log.error({ caseId, reason, error }, 'Refused action on a case not audited');
  }
}
