import type { CaseDeps } from './case-deps.ts';
import { draftCase } from './case-openings.ts';
import type { CaseOpening } from './case-service.ts';
import type { Case } from './case.ts';
import { changeCase, prepareCase, scheduleCase } from './change-case.ts';

/** Opens a case, or lets the matter join the one that the user has open. */
export async function openCase(deps: CaseDeps, opening: CaseOpening): Promise<Case> {
  const now = deps.clock.now();
  const isStaffed = deps.helpdesk().nextStaffed(now) === now;
  const draft = prepareCase(deps, draftCase(opening, deps.newId(), now, isStaffed));
  // Where its answer is lost and somebody asks again, it is the open one, and the matter joins it.
  const { current } = await deps.store.create(draft);
  if (current.id === draft.id) return begin(deps, current, opening);
  const joined = await changeCase(deps, current.id, { kind: 'add', opening });
  // Over at this very moment: the matter gets a case of its own.
  return joined.ok ? joined.value : openCase(deps, opening);
}

async function begin(deps: CaseDeps, current: Case, { correlationId }: CaseOpening): Promise<Case> {
  const { id: caseId, number, reason } = current;
  deps.log.info({ caseId, number, reason, correlationId }, 'Case opened');
  await scheduleCase(deps, current);
  return current;
}
