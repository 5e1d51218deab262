import { type CardButton, type CardInChat, findButtons } from './card-in-chat.ts';
import type { TeamsActivity } from './teams-activity.ts';
import type { BotAnswer, TeamsClient } from './teams-client.ts';

/** The first button of a kind, where a card has many of them. @throws where it has none. */
export function payloadOf(card: CardInChat, verb: string): CardButton {
  const button = findButtons(card).find((each) => each.verb === verb);
  if (!button) throw new Error(`No button ${verb}`);
  return button;
}

/** Presses a button that no card has: whatever somebody may put into an `Action.Execute`. */
export function press(
  client: TeamsClient,
  card: CardInChat,
  data: unknown,
  changes: TeamsActivity = {},
): Promise<BotAnswer> {
  const action = { type: 'Action.Execute', verb: 'crafted', data };
  return client.invoke('adaptiveCard/action', { action }, { replyToId: card.activityId, ...changes });
}
