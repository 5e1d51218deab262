import type { TurnContext } from 'botbuilder';
import type { CardAction } from '../cards/actions.ts';
import type { Reader } from '../locales/index.ts';
import type { CaseAttachment } from '../services/helpdesk/case.ts';
import type { ChatUser } from '../services/audit/user-event.ts';
import type { Instant } from '../services/platform/clock.ts';
import type { Lease } from '../services/platform/keyed-lock.ts';
import type { Intent } from '../services/understanding/intent.ts';

/** Who sent the activity, as the authenticated channel says. Payloads are never asked. */
export interface Sender {
  /** The channel's id of the account; the token service knows the person by it. */
  readonly id: string;
  /** Entra object id, lower case. */
  readonly oid: string;
  /** Untrusted text. */
  readonly name: string;
}

/** How a button press arrived: as an invoke that wants a card back, or as a message with a value. */
export type PressedVia = 'execute' | 'submit';

/** What happened, in the product's own words. Routing and dialogs see nothing else of an activity. */
export type TurnEvent =
  | { readonly kind: 'command'; readonly intent: Intent; readonly text: string }
  | { readonly kind: 'text-too-long' }
  | { readonly kind: 'attachments-only' }
  | {
      readonly kind: 'card-action';
      readonly action: CardAction;
      readonly via: PressedVia;
      /** The message that holds the pressed button. */
      readonly cardActivityId: string | undefined;
    }
  | { readonly kind: 'outdated-card'; readonly via: PressedVia }
  /** Teams reports a finished sign-in with the code that picks up the token. */
  | { readonly kind: 'sign-in-completed'; readonly code: string }
  | { readonly kind: 'sign-in-failed'; readonly reason: string }
  /** The client offers a token from its own session: silent single sign-on. */
  | { readonly kind: 'silent-sign-in' }
  /** A `tokens/response` event: anybody who can post an activity can write one, so it is never believed. */
  | { readonly kind: 'token-event' }
  /** A prompt's time is over. Raised by our own queue, never by an activity. */
  | { readonly kind: 'prompt-expired'; readonly promptId: string }
  | { readonly kind: 'installed' }
  | { readonly kind: 'removed' }
  /** Entra object ids of those who left. */
  | { readonly kind: 'members-changed'; readonly left: readonly string[] }
  | { readonly kind: 'reaction' }
  | { readonly kind: 'edited-or-deleted' }
  | { readonly kind: 'typing' }
  | { readonly kind: 'unsupported'; readonly what: string; readonly isInvoke: boolean };

/** Where the activity was sent. Devices are shown in `personal` only. */
export type Scope = 'personal' | 'group' | 'channel';

/** Where in a team something was said. */
export interface ChannelPlace {
  /** The channel's conversation, without the thread. */
  readonly channelId: string;
  /** Absent where Teams does not say, so that nothing that asks for the team is done. */
  readonly teamId: string | undefined;
}

/** What a person wrote, changed or deleted, as it is passed on to others. */
export interface Writing {
  /** Untrusted plain text, without the mention of the bot; empty where there was none. */
  readonly text: string;
  readonly attachments: readonly CaseAttachment[];
  readonly change: 'new' | 'edited' | 'deleted';
  /** Id of the message; an edit comes under that of the original. */
  readonly messageId: string;
  readonly mentionsBot: boolean;
  /** Entra object ids of the people mentioned, as far as Teams names them. */
  readonly mentioned: readonly string[];
}

/** One activity, classified. */
export interface Turn {
  /** Tells one delivery from another: a change of a message is not the message. */
  readonly activityId: string | undefined;
  /** By the channel's clock; `undefined` where it does not say. */
  readonly sentAt: Instant | undefined;
  readonly conversationId: string;
  readonly scope: Scope;
  readonly tenantId: string;
  readonly sender: Sender;
  /** BCP 47 tag of the client's language. */
  readonly locale: string | undefined;
  /** IANA zone of the client. */
  readonly timeZone: string | undefined;
  /** In `channel` scope only. */
  readonly place?: ChannelPlace;
  /** Where the activity is a message, or a change of one. */
  readonly writing?: Writing;
  readonly event: TurnEvent;
}

/** What everything in a turn may ask for. */
export interface TurnScope {
  readonly turn: Turn;
  readonly reader: Reader;
  /** Shown to the person where something goes wrong, and on every log line of the turn. */
  readonly correlationId: string;
  /** The turn's right to change its conversation. Asked before something starts that cannot be taken back. */
  readonly lease: Lease;
}

/** Whether this turn started a reset, as far as is known. */
export type ResetStart = 'none' | 'started' | 'unknown';

const START_KEY = Symbol('passcode-desk.reset-start');

/** Remembered for the rest of the turn: whatever breaks later must not tell the person that nothing was started. */
export function noteStart(context: TurnContext, start: ResetStart): void {
  context.turnState.set(START_KEY, start);
}

/** What {@link noteStart} noted in this turn. */
export function startIn(context: TurnContext): ResetStart {
  const start: ResetStart | undefined = context.turnState.get(START_KEY);
  return start ?? 'none';
}

const SCOPE_KEY = Symbol('passcode-desk.turn-scope');

/** Makes the scope available to the dialogs of this turn. */
export function enterScope(context: TurnContext, scope: TurnScope): void {
  context.turnState.set(SCOPE_KEY, scope);
}

/** Who acts in this turn, as services are told. */
export function userOf(context: TurnContext): ChatUser {
  const { turn, correlationId } = scopeOf(context);
  return { tenantId: turn.tenantId, userId: turn.sender.oid, correlationId };
}

/** The scope of this turn; none where the activity was not let in. */
export function findScope(context: TurnContext): TurnScope | undefined {
  return context.turnState.get(SCOPE_KEY);
}

/** The scope of this turn. */
export function scopeOf(context: TurnContext): TurnScope {
  const scope = findScope(context);
  if (scope === undefined) throw new Error('No scope was entered for this turn.');
  return scope;
}
