import type { TurnContext } from 'botbuilder';
import { answerInvoke, answerWithText, wasInvokeAnswered } from '../dialogs/answer.ts';
import { scopeOf } from '../dialogs/turn.ts';

/** Every press is answered, also where all that happened is a new message below. */
export async function answerSilentInvoke(context: TurnContext): Promise<void> {
  if (context.activity.type !== 'invoke' || wasInvokeAnswered(context)) return;
  const { turn, reader } = scopeOf(context);
  if (turn.event.kind === 'card-action') await answerWithText(context, reader.messages.chat.seeBelow);
  else await answerInvoke(context, 200);
}
