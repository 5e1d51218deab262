import {
  type Activity,
  CardFactory,
  INVOKE_RESPONSE_KEY,
  MessageFactory,
  type TurnContext,
} from 'botbuilder';
import type { AdaptiveCard } from '../cards/card.ts';
import { scopeOf } from './turn.ts';

/** What Teams expects as the body of an answered `adaptiveCard/action`. (Teams doc: Universal Actions.) */
const INVOKE_CARD = 'application/vnd.microsoft.card.adaptive';
const INVOKE_MESSAGE = 'application/vnd.microsoft.activity.message';

/** A message that consists of cards. The card's `fallbackText` becomes the notification's text. */
export function cardMessage(card: AdaptiveCard): Partial<Activity> {
  const message = MessageFactory.attachment(CardFactory.adaptiveCard(card));
  return typeof card['fallbackText'] === 'string' ? { ...message, summary: card['fallbackText'] } : message;
}

/** Answers an invoke with a status and, where given, a body. */
export async function answerInvoke(context: TurnContext, status: number, body?: unknown): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status, body } });
}

/** Whether the invoke of this turn has its answer: it gets one only. */
export function wasInvokeAnswered(context: TurnContext): boolean {
  return context.turnState.has(INVOKE_RESPONSE_KEY);
}

function pressedVia(context: TurnContext): 'execute' | 'submit' | undefined {
  const { event } = scopeOf(context).turn;
  return event.kind === 'card-action' || event.kind === 'outdated-card' ? event.via : undefined;
}

/** Shows the person who pressed a button a card in its place, in this view only; nothing is written to the chat. */
export async function answerWithCard(context: TurnContext, card: AdaptiveCard): Promise<void> {
  if (pressedVia(context) !== 'execute') return;
  await answerInvoke(context, 200, { statusCode: 200, type: INVOKE_CARD, value: card });
}

/**
 * Answers in words: beside the card where a button was pressed, else as a message. A press has one answer: once a
 * card took the place of the pressed one, the words are a message below.
 */
export async function answerWithText(context: TurnContext, text: string): Promise<void> {
  if (pressedVia(context) === 'execute' && !wasInvokeAnswered(context)) {
    await answerInvoke(context, 200, { statusCode: 200, type: INVOKE_MESSAGE, value: text });
  } else {
    await context.sendActivity(MessageFactory.text(text));
  }
}

/** Sends a message. @returns its id, where the channel gave one. */
export async function sendMessage(
  context: TurnContext,
  message: Partial<Activity>,
): Promise<string | undefined> {
  const sent = await context.sendActivity(message);
  return sent?.id ? sent.id : undefined;
}

/** Sends a new card into the chat. @returns the id of its message, where the channel gave one. */
export function sendCard(context: TurnContext, card: AdaptiveCard): Promise<string | undefined> {
  return sendMessage(context, cardMessage(card));
}

/** Tells the person that something is being done, before work that takes time. */
export async function showTyping(context: TurnContext): Promise<void> {
  await context.sendActivity({ type: 'typing' });
}
