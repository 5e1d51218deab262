import { MessageFactory, type TurnContext } from 'botbuilder';
import { answerInvoke, answerWithText } from '../../dialogs/answer.ts';
import type { Turn } from '../../dialogs/turn.ts';
import type { Reader } from '../../locales/index.ts';

/**
 * Answers in a group chat or channel: with the offer to go on in private and nothing else. Dialog state would be
 * shared there, so that one member could complete another's sign-in, and everybody would see the devices.
 */
export async function answerOutsidePrivateChat(
  context: TurnContext,
  turn: Turn,
  reader: Reader,
): Promise<void> {
  const { event } = turn;
  if (event.kind === 'command' || event.kind === 'attachments-only' || event.kind === 'text-too-long') {
    await context.sendActivity(MessageFactory.text(reader.messages.chat.personalOnly));
  } else if (event.kind === 'card-action' || event.kind === 'outdated-card') {
    await answerWithText(context, reader.messages.chat.personalOnly);
  } else if (context.activity.type === 'invoke') {
    await answerInvoke(context, 403);
  }
}
