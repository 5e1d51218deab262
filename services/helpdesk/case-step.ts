import type { Instant } from '../platform/clock.ts';
import type { CaseAuditFacts, CaseEventName, ErrandTask } from './case-errand.ts';
import type { CaseMessage } from './case-message.ts';
import { addErrand } from './case-outbox.ts';
import type { Case, CaseEntry, CasePerson } from './case.ts';

/** The facts of a case that a step may take back. */
type Passing =
  | 'claimedBy'
  | 'claimedAt'
  | 'resolution'
  | 'resolvedAt'
  | 'remindedAt'
  | 'escalatedAt'
  | 'detail'
  | 'decision'
  | 'resetId'
  | 'thread'
  | 'undeliverable'
  | 'lease';

/** What an event changes. */
export interface CaseStep {
  readonly facts?: Partial<Case>;
  readonly entries?: readonly Omit<CaseEntry, 'at'>[];
  readonly tasks?: readonly ErrandTask[];
}

/** A long talk is an entry per change of speaker; of a very long one the beginning and the end are kept. */
const FIRST_ENTRIES = 20;
const MOST_ENTRIES = 200;

/** The case after a step. Its card follows, where there is anything to see. */
export function step(current: Case, { facts, entries = [], tasks = [] }: CaseStep, now: Instant): Case {
  const timeline = entries.reduce<readonly CaseEntry[]>(
    (all, entry) => addEntry(all, { ...entry, at: now }),
    current.timeline,
  );
  const changed: Case = { ...current, ...facts, timeline };
  const isToBeSeen = facts !== undefined || timeline !== current.timeline;
  const errands = isToBeSeen ? [...tasks, SHOW] : tasks;
  return errands.reduce((next, task) => addErrand(next, task, now), changed);
}

const SHOW: ErrandTask = { kind: 'show' };

/** Somebody who goes on writing is one entry. */
function addEntry(timeline: readonly CaseEntry[], entry: CaseEntry): readonly CaseEntry[] {
  const last = timeline.at(-1);
  const goesOn = entry.what === 'user-wrote' || entry.what === 'helper-wrote';
  if (goesOn && last?.what === entry.what && last.by?.oid === entry.by?.oid) return timeline;
  if (timeline.length < MOST_ENTRIES) return [...timeline, entry];
  return [...timeline.slice(0, FIRST_ENTRIES), ...timeline.slice(FIRST_ENTRIES + 1), entry];
}

/** The case without some of its facts. */
export function without(current: Case, ...names: readonly Passing[]): Case {
  const rest = { ...current };
  for (const name of names) Reflect.deleteProperty(rest, name);
  return rest;
}

/** A message on its way to the other side, and to other systems. */
export function passOn(current: Case, draft: Omit<CaseMessage, 'sequence'>, now: Instant): Case {
  const message: CaseMessage = { ...draft, sequence: current.sequence + 1 };
  const passed = addErrand(current, { kind: 'pass', message }, now);
  return addErrand(passed, { kind: 'announce', event: 'case.message', message }, now);
}

/** What other systems and the audit are told of a change. */
export function told(
  event: CaseEventName,
  kind: CaseAuditFacts['kind'],
  actor: CaseAuditFacts['actor'],
  detail?: string,
): readonly ErrandTask[] {
  const facts: CaseAuditFacts = { kind, actor, ...(detail === undefined ? {} : { detail }) };
  return [
    { kind: 'announce', event },
    { kind: 'audit', facts },
  ];
}

export function helper({ oid }: CasePerson): CaseAuditFacts['actor'] {
  return { kind: 'helper', id: oid };
}

/** The product itself acts: time is over, or another system said so. */
export const SYSTEM: CaseAuditFacts['actor'] = { kind: 'system', id: 'passcode-desk' };
