import type { TurnContext } from 'botbuilder';
import { scopeOf } from '../dialogs/turn.ts';
import type { KeyedLock } from '../services/platform/keyed-lock.ts';
import { retryBriefly } from '../services/platform/retry-briefly.ts';
import { answerSilentInvoke } from './answer-silent-invoke.ts';
import { firstEntry, refreshEntry } from './conversation-facts.ts';
import type { ConversationMemory } from './conversation-memory.ts';
import type { ChannelServices } from './handlers/helpdesk-channel/channel-desk.ts';
import { type ChannelTurn, helpdeskOf, takeChannelTurn } from './handlers/helpdesk-channel/channel-turn.ts';
import { refuseForeignPress } from './handlers/helpdesk-channel/refuse-press.ts';
import { answerOutsidePrivateChat } from './handlers/outside-private-chat.ts';
import type { TeamChannel } from './helpdesk-channel.ts';
import { aloneInConversation, markHandled, wasHandled } from './middleware/one-turn-at-a-time.ts';

/** What the bot in groups and channels is made of. */
export interface ChannelBotParts {
  readonly lock: KeyedLock;
  readonly memory: ConversationMemory;
  readonly helpdesk: ChannelServices;
}

/** Takes an admitted turn outside a private chat: the helpdesk's in its channel; all others get one answer. */
export async function takeSharedTurn(parts: ChannelBotParts, context: TurnContext): Promise<void> {
  const { turn, reader, correlationId } = scopeOf(context);
  const seen: ChannelTurn = { context, turn, correlationId, services: parts.helpdesk };
  const place = await helpdeskOf(seen);
  if (place !== undefined) return runAlone(parts, seen, place);
  if (await refuseForeignPress(seen)) return;
  return answerOutsidePrivateChat(context, turn, reader);
}

/** Like a turn in private: one at a time in its thread, each delivery once. */
function runAlone({ lock, memory }: ChannelBotParts, seen: ChannelTurn, place: TeamChannel): Promise<void> {
  const { context, turn } = seen;
  return aloneInConversation(
    lock,
    turn.conversationId,
    async () => {
      const known = await memory.entryOf(context);
      if (wasHandled(known, turn)) return answerSilentInvoke(context);
      const entry = known === undefined ? firstEntry(context, turn) : refreshEntry(known, context, turn);
      await takeChannelTurn(seen, place);
      await answerSilentInvoke(context);
      await memory.remember(context, markHandled(entry, turn));
      await retryBriefly(() => memory.saveChanges(context));
    },
    () => memory.load(context, true),
  );
}
