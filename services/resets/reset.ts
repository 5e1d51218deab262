import type { ResettableKind } from '../devices/platforms.ts';
import type { Instant } from '../platform/clock.ts';

/** Where a reset stands. `done`, `failed`, `expired` and `canceled` are final. */
export type ResetState =
  'requested' | 'sending' | 'unknown' | 'pending' | 'done' | 'failed' | 'expired' | 'canceled';

/** Why a reset failed. Each reason has its own words in every language. */
export type FailureReason =
  /**
   * The device is not (any more) among those of the person who asked: checked immediately before the POST. It may
   * have left Intune, too: the directory does not tell the two apart.
   */
  | 'not-your-device'
  /** Intune does not know the device any more. */
  | 'device-gone'
  /** Graph answered 401 or 403: the bot lacks a permission. */
  | 'not-permitted'
  /** Graph refused the request with another final status, or the device takes no reset (any more): it is being wiped. */
  | 'rejected'
  /** Intune could not be reached before anything was sent. */
  | 'unavailable'
  /** All resets were paused before this one was sent. */
  | 'paused'
  /** The answer to the POST was lost and Intune knows of no result: it may or may not have been sent. */
  | 'not-confirmed'
  /** The device reported that the action failed. */
  | 'failed-on-device'
  /** Intune reported that the device does not support it. */
  | 'not-supported'
  /** Somebody canceled the action in Intune. */
  | 'canceled-in-intune';

/** The device as it was when the person confirmed. */
export interface ResetDevice {
  readonly id: string;
  /** Untrusted text. */
  readonly name: string;
  readonly kind: ResettableKind;
}

/** One passcode reset, from the confirmation to the delivered outcome. */
export interface Reset {
  readonly id: string;
  /** Grows by one with every stored change; a change made from an older revision is refused. */
  readonly revision: number;
  readonly state: ResetState;
  readonly tenantId: string;
  /** Entra object id of the person, lower case. */
  readonly userId: string;
  /** Where the confirmation goes. */
  readonly conversationId: string;
  readonly locale: string;
  /** Of the turn that confirmed it. */
  readonly correlationId?: string;
  readonly device: ResetDevice;
  /** When the person last authenticated afresh (`auth_time`); the age of the proof counts from here. */
  readonly provenAt: Instant;
  readonly requestedAt: Instant;
  /** When its turn comes to be sent, where it had to stand in line; nothing is tried before. */
  readonly turnAt?: Instant;
  /** Set before the POST leaves. Only outcomes from then on are ours. */
  readonly sentAt?: Instant;
  /** When the newest reset that Intune knew of before ours started, by its clock. Ours started later. */
  readonly precededBy?: Instant;
  readonly endedAt?: Instant;
  readonly failure?: FailureReason;
  /** How often Intune was asked for the outcome so far. */
  readonly checks: number;
  /** When the next step of this reset is due; a sweep picks up those that are overdue. */
  readonly dueAt: Instant;
  /** How often its passcode was shown; absent where never. */
  readonly reveals?: number;
  /** The chat's card that follows this reset. */
  readonly progressActivityId?: string;
  /** When the final message was handed to the chat; absent until then. */
  readonly confirmedAt?: Instant;
  /** The chat refused the final message for good (bot blocked or removed). */
  readonly undeliverable?: boolean;
}
