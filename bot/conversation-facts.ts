import { TurnContext } from 'botbuilder';
import type { Turn } from '../dialogs/turn.ts';
import type { ConversationEntry } from './conversation-memory.ts';

/** What is remembered of a conversation that the bot hears of for the first time. */
export function firstEntry(context: TurnContext, turn: Turn): ConversationEntry {
  return { version: 1, welcomed: false, misunderstandings: 0, handled: [], ...currentFacts(context, turn) };
}

/** Brings what is remembered in line with the newest activity. */
export function refreshEntry(known: ConversationEntry, context: TurnContext, turn: Turn): ConversationEntry {
  return turn.event.kind === 'prompt-expired' ? known : { ...known, ...currentFacts(context, turn) };
}

function currentFacts(
  context: TurnContext,
  turn: Turn,
): Pick<ConversationEntry, 'reference' | 'tenantId' | 'sender' | 'locale' | 'timeZone'> {
  const { tenantId, sender, locale, timeZone } = turn;
  // Without the activity: what is said later is no reply to it, and the memory need not change with every turn.
  const { activityId, ...reference } = TurnContext.getConversationReference(context.activity);
  return {
    reference,
    tenantId,
    sender,
    ...(locale === undefined ? {} : { locale }),
    ...(timeZone === undefined ? {} : { timeZone }),
  };
}
