import { setTimeout as sleep } from 'node:timers/promises';
import { SECOND_MS } from '../platform/clock.ts';
import { type ErrandOutcome, nextStep, settle } from './case-deliveries.ts';
import { type CaseDeps, caseMoment } from './case-deps.ts';
import type { CaseErrand } from './case-errand.ts';
import { without } from './case-step.ts';
import { transition } from './case-transitions.ts';
import type { Case } from './case.ts';
import { saveCase, scheduleCase } from './change-case.ts';
import { doErrand } from './do-errand.ts';

/** How often noting what became of an errand is tried: longer than a restart of the store, within the lease. */
const NOTE_ATTEMPTS = 10;
const NOTE_PAUSE_MS = 2 * SECOND_MS;

/**
 * Works off everything that is due about a case, in order.
 *
 * One worker at a time: it holds a lease, and gives it back only from the revision in which nothing was left to do. So
 * whatever is added meanwhile is either seen here, or has a job of its own. A worker that dies between doing an errand
 * and noting it leaves an errand that is done again: better twice than never.
 */
export async function advanceCase(deps: CaseDeps, caseId: string): Promise<void> {
  const holder = deps.newId();
  let held = await lease(deps, caseId, holder);
  while (held !== undefined) {
    held = await workOn(deps, held);
    if (held?.lease?.holder !== holder) return;
  }
}

/** @returns `undefined` where nothing is due, or another worker is at it: for then it is scheduled. */
async function lease(deps: CaseDeps, caseId: string, holder: string): Promise<Case | undefined> {
  for (;;) {
    const current = await deps.store.get(caseId);
    if (current?.dueAt === undefined) return undefined;
    if (deps.clock.now() < current.dueAt) {
      await scheduleCase(deps, current);
      return undefined;
    }
    const stored = await saveCase(deps, renew(deps, current, holder));
    if (stored.ok) return stored.value;
  }
}

/** Takes the next step. @returns The case as it is then; `undefined` where the work is over. */
async function workOn(deps: CaseDeps, held: Case): Promise<Case | undefined> {
  const now = deps.clock.now();
  // Where storing took so long that the lease is over, somebody else may already be at it.
  if (held.lease === undefined || now >= held.lease.until) return undefined;
  const next = nextStep(held, deps.helpdesk(), now);
  switch (next?.kind) {
    case 'errand':
      return noteDown(deps, held, next.errand, await doErrand(deps, held, next.errand));
    case 'timer':
      return letTimePass(deps, held, next.timer);
    case undefined:
      return giveBack(deps, held);
  }
}

async function giveBack(deps: CaseDeps, held: Case): Promise<Case | undefined> {
  const stored = await saveCase(deps, without(held, 'lease'));
  if (!stored.ok) return deps.store.get(held.id);
  await scheduleCase(deps, stored.value);
  return undefined;
}

async function letTimePass(
  deps: CaseDeps,
  held: Case,
  kind: 'remind' | 'escalate' | 'close',
): Promise<Case | undefined> {
  const next = transition(held, { kind }, caseMoment(deps));
  if (!next.ok) return giveBack(deps, held);
  const stored = await saveCase(deps, next.value);
  if (!stored.ok) return deps.store.get(held.id);
  deps.log.info({ caseId: held.id, timer: kind, waitingSince: held.waitingSince }, 'Time passed for a case');
  return stored.value;
}

/**
 * Stores what became of an errand, also where the store is away for a moment: a note that is lost now is an errand that
 * is done twice.
 */
async function noteDown(
  deps: CaseDeps,
  held: Case,
  errand: CaseErrand,
  outcome: ErrandOutcome,
): Promise<Case | undefined> {
  const { pause = sleep } = deps;
  const until = held.lease?.until ?? 0;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await note(deps, held, errand, outcome);
    } catch (error) {
      if (attempt >= NOTE_ATTEMPTS || deps.clock.now() >= until) throw error;
      deps.log.warn(
        { caseId: held.id, errand: errand.kind, attempt, error },
        'Errand of a case not noted yet',
      );
      await pause(NOTE_PAUSE_MS);
    }
  }
}

async function note(
  deps: CaseDeps,
  held: Case,
  errand: CaseErrand,
  outcome: ErrandOutcome,
): Promise<Case | undefined> {
  let current: Case | undefined = held;
  while (current !== undefined) {
    const settled = settle(current, errand, outcome, deps.clock.now());
    if (settled === current) return current;
    const holder = held.lease?.holder;
    const isOurs = holder !== undefined && settled.lease?.holder === holder;
    const stored = await saveCase(deps, isOurs ? renew(deps, settled, holder) : settled);
    if (stored.ok) {
      report(deps, stored.value, outcome);
      return stored.value;
    }
    current = await deps.store.get(held.id);
  }
  return undefined;
}

/** Long enough for one errand more. */
function renew({ clock, errands }: CaseDeps, current: Case, holder: string): Case {
  return { ...current, lease: { holder, until: clock.now() + errands.leaseMs } };
}

/** For operators. */
function report({ log }: CaseDeps, { id, number }: Case, { kind }: ErrandOutcome): void {
  const facts = { caseId: id, number };
  if (kind === 'no-helpdesk') log.info(facts, 'Case ended in the contact: no helpdesk is set up');
  if (kind === 'no-channel') log.error(facts, 'Case cannot be shown to the helpdesk');
  if (kind === 'thread-gone') log.warn(facts, 'Thread of a case is gone, another is begun');
  if (kind === 'user-away') log.warn(facts, 'User of a case cannot be reached');
}
