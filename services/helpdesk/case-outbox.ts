import type { Instant } from '../platform/clock.ts';
import type { CaseErrand, ErrandTask, Lane } from './case-errand.ts';
import { type Case, isAway } from './case.ts';

/** More than people write before somebody looks after a channel that is away; a record stays readable. */
const MOST_MESSAGES = 100;

/** Which errands an errand has to wait for. */
export function laneOf(task: ErrandTask): Lane {
  switch (task.kind) {
    case 'post':
    case 'show':
    case 'remind':
      return 'helpdesk';
    case 'pass':
      return task.message.to;
    // In the user's lane, so that nobody is told of an approval before it is good.
    case 'grant':
    case 'tell':
      return 'user';
    case 'announce':
    case 'mail-contact':
      return 'outside';
    case 'audit':
      return 'audit';
  }
}

/** Puts an errand into the outbox. Where the channel is away, its card is not looked after. */
export function addErrand(current: Case, task: ErrandTask, now: Instant): Case {
  const isForCard = task.kind === 'show' || task.kind === 'remind';
  if (isForCard && isAway(current, 'helpdesk')) return current;
  const sequence = current.sequence + 1;
  const errand: CaseErrand = { ...task, sequence, at: now };
  return { ...current, sequence, outbox: place(current.outbox, errand) };
}

/** A thread comes before all that is said in it; of several wishes to show the card, the last is enough. */
function place(outbox: readonly CaseErrand[], errand: CaseErrand): readonly CaseErrand[] {
  if (errand.kind !== 'post' && errand.kind !== 'show') return [...outbox, errand];
  const earlier = outbox.find(({ kind }) => kind === errand.kind);
  const others = outbox.filter(({ kind }) => kind !== errand.kind);
  // A channel that wants to be left alone is left alone, however much happens meanwhile.
  const patient = earlier?.retryAt === undefined ? errand : { ...errand, retryAt: earlier.retryAt };
  return errand.kind === 'post' ? [patient, ...others] : [...others, patient];
}

/** Holds a lane up: its first errand is not done before then. */
export function postpone(current: Case, lane: Lane, retryAt: Instant): Case {
  const first = current.outbox.find((errand) => laneOf(errand) === lane);
  return first === undefined ? current : replaceErrand(current, { ...first, retryAt });
}

/** Puts an errand in the place of its earlier form. */
export function replaceErrand(current: Case, changed: CaseErrand): Case {
  const outbox = current.outbox.map((errand) => (errand.sequence === changed.sequence ? changed : errand));
  return { ...current, outbox };
}

/** Takes an errand out, if it is still there. */
export function removeErrand(current: Case, sequence: number): Case {
  return { ...current, outbox: current.outbox.filter((errand) => errand.sequence !== sequence) };
}

/** Whether so many messages to one side wait that no more are taken. */
export function isFull({ outbox }: Case, to: Lane): boolean {
  return (
    outbox.filter((errand) => errand.kind === 'pass' && errand.message.to === to).length >= MOST_MESSAGES
  );
}

/** The first errand of each lane. Where no thread is there and none is to be begun, what is for it waits for a channel. */
export function firstErrands({ outbox, thread }: Case): readonly CaseErrand[] {
  const first = new Map<Lane, CaseErrand>();
  for (const errand of outbox) {
    const lane = laneOf(errand);
    if (!first.has(lane)) first.set(lane, errand);
  }
  return [...first.values()].filter(
    (errand) => errand.kind === 'post' || laneOf(errand) !== 'helpdesk' || thread !== undefined,
  );
}

/** When an errand may be done. */
export function errandDue({ at, retryAt }: CaseErrand): Instant {
  return retryAt ?? at;
}
