import { err, type Result } from '../platform/result.ts';
import { type CaseDeps, caseMoment } from './case-deps.ts';
import type { CaseErrand } from './case-errand.ts';
import type { CaseEvent } from './case-event.ts';
import type { CaseChange } from './case-service.ts';
import { withDue } from './case-timers.ts';
import { transition } from './case-transitions.ts';
import type { Case } from './case.ts';

/** Stores what an event makes of a case, and asks for what has to be done about it. */
export async function changeCase(deps: CaseDeps, caseId: string, event: CaseEvent): Promise<CaseChange> {
  for (;;) {
    const current = await deps.store.get(caseId);
    if (current === undefined) return err({ reason: 'no-such-case' });
    const next = transition(current, event, caseMoment(deps));
    if (!next.ok || next.value === current) return next;
    const stored = await saveCase(deps, next.value);
    if (stored.ok) {
      logMove(deps, current, stored.value);
      await scheduleCase(deps, stored.value);
      return stored;
    }
    // It would be open again, and the user has a newer one.
    if (stored.error === 'user-busy') return err({ reason: 'over' });
  }
}

/** Stores a case with the time of its next step. */
export function saveCase(deps: CaseDeps, changed: Case): Promise<Result<Case, 'conflict' | 'user-busy'>> {
  return deps.store.update(prepareCase(deps, changed));
}

/** Errands for nobody are none. */
export function prepareCase(deps: CaseDeps, changed: Case): Case {
  const outbox = changed.outbox.filter((errand) => isForSomebody(deps, errand));
  return withDue({ ...changed, outbox }, deps.helpdesk());
}

function isForSomebody({ announcer, mail }: CaseDeps, { kind }: CaseErrand): boolean {
  return (
    !(kind === 'announce' && announcer === undefined) && !(kind === 'mail-contact' && mail === undefined)
  );
}

/** Asks for the next step. Where that fails, the record is what counts: the sweep finds it when it is overdue. */
export async function scheduleCase({ queue, log }: CaseDeps, { id, dueAt }: Case): Promise<void> {
  if (dueAt === undefined) return;
  try {
    await queue.schedule({ kind: 'case', caseId: id }, dueAt);
  } catch (error) {
    log.warn({ caseId: id, error }, 'Next step of a case not scheduled, left to the sweep');
  }
}

function logMove({ log }: CaseDeps, from: Case, to: Case): void {
  if (from.state === to.state) return;
  log.info({ caseId: to.id, number: to.number, from: from.state, to: to.state }, 'Case moved on');
}
