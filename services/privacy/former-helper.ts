import type { CaseErrand } from '../helpdesk/case-errand.ts';
import type { Case, CaseDecision, CaseEntry, CaseMessage, CasePerson } from '../helpdesk/case.ts';

/** Stands where a helper stood who was erased. No id of Entra's, so that nobody ever is this one; cards show no name. */
export const FORMER_HELPER: CasePerson = { oid: 'former-helper', name: '' };

/** What somebody did as a helper in the case of another. */
export interface HelpGiven {
  readonly caseId: string;
  readonly number: number;
  /** They hold it, or held it last. */
  readonly isHolder: boolean;
  readonly did: readonly Pick<CaseEntry, 'at' | 'what'>[];
  readonly decision: Pick<CaseDecision, 'at' | 'what'> | undefined;
  /** What they wrote that was not passed on yet. */
  readonly waiting: readonly Pick<CaseMessage, 'at' | 'text'>[];
}

/** @returns `undefined` where they left no trace as a helper, or it is their own case. */
export function helpGiven(about: Case, userId: string): HelpGiven | undefined {
  const { id: caseId, number, user, claimedBy, decision, timeline, outbox } = about;
  if (user.oid === userId) return undefined;
  const isHolder = claimedBy?.oid === userId;
  const did = timeline.filter(({ by }) => by?.oid === userId).map(({ at, what }) => ({ at, what }));
  const decided = decision?.by.oid === userId ? { at: decision.at, what: decision.what } : undefined;
  const waiting = wordsIn(outbox, userId);
  const isTrace = isHolder || decided !== undefined || did.length + waiting.length > 0;
  return isTrace ? { caseId, number, isHolder, did, decision: decided, waiting } : undefined;
}

/** A message to the user is in two errands, the user's and that of other systems. */
function wordsIn(outbox: readonly CaseErrand[], userId: string): HelpGiven['waiting'] {
  const messages = outbox.flatMap((errand) => messageOf(errand) ?? []);
  const own = messages.filter(({ from }) => from.oid === userId);
  return [...new Map(own.map(({ sequence, at, text }) => [sequence, { at, text }])).values()];
}

/**
 * The case with nobody's name where the helper's was. What is on its way to the audit keeps their id, as the audit does:
 * who approved something must not be lost.
 */
export function withoutHelper(about: Case, userId: string): Case {
  const forget = (person: CasePerson): CasePerson => (person.oid === userId ? FORMER_HELPER : person);
  const { claimedBy, decision, timeline, outbox } = about;
  return {
    ...about,
    ...(claimedBy === undefined ? {} : { claimedBy: forget(claimedBy) }),
    ...(decision === undefined ? {} : { decision: { ...decision, by: forget(decision.by) } }),
    timeline: timeline.map((entry) => (entry.by === undefined ? entry : { ...entry, by: forget(entry.by) })),
    outbox: outbox.map((errand) => {
      const message = messageOf(errand);
      return message === undefined
        ? errand
        : { ...errand, message: { ...message, from: forget(message.from) } };
    }),
  };
}

function messageOf(errand: CaseErrand): CaseMessage | undefined {
  return errand.kind === 'pass' || errand.kind === 'announce' ? errand.message : undefined;
}
