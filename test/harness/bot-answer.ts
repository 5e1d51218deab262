import { z } from 'zod';
import type { CardInChat } from './card-in-chat.ts';
import { readableText } from './connector-record.ts';
import type { BotAnswer } from './teams-client.ts';

const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';
const MESSAGE = 'application/vnd.microsoft.activity.message';

const CardAnswer = z.object({
  statusCode: z.literal(200),
  type: z.literal(ADAPTIVE_CARD),
  value: z.unknown(),
});
const TextAnswer = z.object({ statusCode: z.literal(200), type: z.literal(MESSAGE), value: z.string() });

/** The card with which the bot answered a press, in place of the pressed one. @throws where it answered otherwise. */
export function cardIn(answer: BotAnswer, pressed: CardInChat): CardInChat {
  return { activityId: pressed.activityId, content: CardAnswer.parse(answer.body).value };
}

/** The words with which the bot answered a press. @throws where it answered otherwise. */
export function textIn(answer: BotAnswer): string {
  return TextAnswer.parse(answer.body).value;
}

/** What a person reads on a card. */
export function readCard({ content }: CardInChat): string {
  return readableText({ type: 'message', attachments: [{ contentType: ADAPTIVE_CARD, content }] });
}
