import { caseRated } from '../../cards/case-notices.ts';
import { answerWithCard, answerWithText } from '../../dialogs/answer.ts';
import { auditTurn } from '../../dialogs/audit.ts';
import { Foreseen } from '../../dialogs/foreseen.ts';
import type { Writing } from '../../dialogs/turn.ts';
import { type Case, caseNumber } from '../../services/helpdesk/case.ts';
import type { CaseRefusal } from '../../services/helpdesk/case-service.ts';
import type { Intent } from '../../services/understanding/intent.ts';
import { splitWords } from '../../services/understanding/words.ts';
import type { Desk } from '../desk.ts';
import { passOn } from './pass-on.ts';

/** The case of this turn's person. */
export const currentCase = new Foreseen<Case | undefined>();

/** While a case is open, longer sentences are for the helper, whatever the bot would make of them. */
const COMMAND_WORDS = 3;

/** What belongs to a conversation between people, however short it is. */
const FOR_PEOPLE: ReadonlySet<Intent['kind']> = new Set(['thanks', 'greeting', 'about-reset']);

/**
 * Whether a sentence is for the bot while a person from the helpdesk is in the chat: a short command, or an answer to
 * what the bot asked. Pure.
 */
export function isForBot(intent: Intent, text: string, isAsking: boolean): boolean {
  if (intent.kind === 'not-me') return true;
  if (intent.kind === 'code') return isAsking;
  if (splitWords(text).length > COMMAND_WORDS || FOR_PEOPLE.has(intent.kind)) return false;
  return intent.kind !== 'unknown' || isAsking;
}

/** Passes the user's words on to the helpdesk where a case is open and they are not for the bot. @returns whether it did. */
export async function passToHelpdesk(desk: Desk, intent?: Intent): Promise<boolean> {
  const { writing, sender } = desk.turn;
  if (writing === undefined || (writing.change === 'new' && isEmpty(writing))) return false;
  const isAsking = desk.dialogs.prompt !== undefined;
  if (intent !== undefined && isForBot(intent, writing.text, isAsking)) return false;
  const ask = (): Promise<Case | undefined> => desk.services.cases.current(sender.oid);
  if ((await currentCase.take(desk.context, ask)) === undefined) return false;
  await say(desk, writing);
  return true;
}

/** Sentences that the bot does not understand may go on with a case that was resolved a short while ago. */
export async function goOnWithLastCase(desk: Desk): Promise<boolean> {
  const { writing } = desk.turn;
  if (writing?.change !== 'new' || isEmpty(writing)) return false;
  const passed = await pass(desk, writing);
  if (passed.ok)
    await answerWithText(desk.context, desk.reader.messages.cases.sentAgain(caseNumber(passed.value.number)));
  return passed.ok;
}

/** The helper who waits for an answer sees that one is being written. */
export async function forwardTyping({ services, turn }: Desk): Promise<void> {
  const about = await services.cases.current(turn.sender.oid);
  if (about?.state === 'claimed') await services.helpdesk.desk.showTyping(about);
}

/** The user ends the case, and is told so by the case itself. @returns whether there was one. */
export async function endCase(desk: Desk): Promise<boolean> {
  const ended = await desk.services.cases.end(desk.turn.sender.oid);
  return ended.ok;
}

/** Says to the helpdesk that the last case is not solved. */
export async function reopenCase(desk: Desk): Promise<void> {
  const { helpdesk } = desk.services;
  const text = helpdesk.reader.helpdesk.reopenedByUser;
  const passed = await pass(desk, { text, attachments: [], change: 'new', messageId: sourceOf(desk) });
  const { cases } = desk.reader.messages;
  if (passed.ok) await answerWithText(desk.context, cases.sentAgain(caseNumber(passed.value.number)));
  else await refuse(desk, passed.error);
}

/** One click, and a comment where there was one. */
export async function rateCase(
  desk: Desk,
  rating: { readonly case: string; readonly stars: number; readonly comment?: string | undefined },
): Promise<void> {
  const comment = rating.comment?.trim();
  const rated = await desk.services.cases.rate(
    desk.turn.sender.oid,
    rating.case,
    rating.stars,
    comment === '' ? undefined : comment,
  );
  if (!rated.ok) {
    if (rated.error.reason === 'no-such-case') await auditForeignCase(desk, rating.case);
    return refuse(desk, rated.error);
  }
  const { messages } = desk.reader;
  const thanks = caseRated(caseNumber(rated.value.number), desk.reader);
  await answerWithCard(desk.context, thanks);
  if (desk.turn.event.kind === 'card-action' && desk.turn.event.via === 'submit')
    await answerWithText(desk.context, messages.cases.resolved.thanks);
}

/** The id comes from a button: one that is none of theirs is audited, whether there is such a case or not. */
function auditForeignCase({ services, context }: Desk, caseId: string): Promise<void> {
  return auditTurn(services.helpdesk, context, { kind: 'foreign-id', caseId, detail: 'rate' });
}

async function say(desk: Desk, writing: Writing): Promise<void> {
  const passed = await pass(desk, writing);
  if (!passed.ok) return refuse(desk, passed.error);
  if (writing.change === 'new')
    await answerWithText(desk.context, desk.reader.messages.cases.sent(caseNumber(passed.value.number)));
}

type Words = Pick<Writing, 'text' | 'attachments' | 'change' | 'messageId'>;

function pass(desk: Desk, { text, attachments, change, messageId }: Words) {
  const { oid } = desk.turn.sender;
  return passOn({ text, attachments, change, sourceId: messageId }, (part) =>
    desk.services.cases.say(oid, part),
  );
}

async function refuse(desk: Desk, refusal: CaseRefusal | 'too-long'): Promise<void> {
  const { cases, chat } = desk.reader.messages;
  await answerWithText(desk.context, refusal === 'too-long' ? chat.messageTooLong : cases.refusal(refusal));
}

function sourceOf({ turn }: Desk): string {
  return turn.activityId ?? turn.conversationId;
}

function isEmpty({ text, attachments }: Writing): boolean {
  return text === '' && attachments.length === 0;
}
