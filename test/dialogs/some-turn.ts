import type { Turn, TurnEvent } from '../../dialogs/turn.ts';
import { understand } from '../../services/understanding/understand.ts';
import type { CardAction } from '../../cards/actions.ts';
import { CONVERSATION, SENDER, TENANT } from '../harness/activities.ts';

/** A turn in which something happens. */
export function someTurn(event: TurnEvent, facts: Partial<Turn> = {}): Turn {
  return {
    activityId: undefined,
    sentAt: undefined,
    conversationId: CONVERSATION,
    scope: 'personal',
    tenantId: TENANT,
    sender: SENDER,
    locale: 'en-GB',
    timeZone: undefined,
    event,
    ...facts,
  };
}

/** Somebody says something. */
export function sentence(text: string): TurnEvent {
  return { kind: 'command', intent: understand(text), text };
}

/** Somebody presses a button in a client that can show a card in its place. */
export function press(action: CardAction, via: 'execute' | 'submit' = 'execute'): TurnEvent {
  return { kind: 'card-action', action, via, cardActivityId: undefined };
}
