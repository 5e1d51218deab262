import type { Ownership } from '../devices/device.ts';
import type { DeviceKind } from '../devices/platforms.ts';
import type { Instant } from '../platform/clock.ts';
import type { CaseErrand } from './case-errand.ts';
import type { CasePerson, CaseSide, TakenMessage } from './case-message.ts';

export type { CaseAttachment, CaseMessage, CasePerson, CaseSide, TakenMessage } from './case-message.ts';

/** `closed`: nobody may reopen it any more, or the user ended it. */
export type CaseState = 'open' | 'claimed' | 'resolved' | 'closed';

/** Why a person has to take over. Each has its own words and suggestions. */
export type CaseReason =
  | 'asked'
  | 'not-supported'
  | 'failed'
  | 'expired'
  | 'blocked'
  | 'not-me'
  | 'policy'
  /** A reset of the stricter tier waits for a helper's approval. */
  | 'approval'
  | 'undeliverable'
  | 'error';

export type CasePriority = 'normal' | 'urgent';

/** How a helper resolved a case. */
export const RESOLUTIONS = ['solved', 'advice-given', 'passed-on', 'not-reproducible', 'no-answer'] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

/** The device a case is about, as Intune described it when the case was opened or last looked at. */
export interface CaseDevice {
  readonly id: string;
  /** Untrusted text, as are model and versions. */
  readonly name: string;
  readonly kind: DeviceKind;
  readonly model: string | undefined;
  readonly operatingSystem: string;
  readonly osVersion: string;
  readonly ownership: Ownership;
  readonly lastContactAt: Instant | undefined;
}

/** Something that happened in a case. Codes and ids; the words of the people are not kept once they are passed on. */
export interface CaseEntry {
  readonly at: Instant;
  readonly what:
    | 'opened'
    | 'claimed'
    | 'released'
    | 'resolved'
    | 'closed'
    | 'reopened'
    | 'ended-by-user'
    | 'user-wrote'
    | 'helper-wrote'
    | 'reset-offered'
    | 'approved'
    | 'denied'
    | 'reminded'
    | 'escalated'
    | 'rated'
    | 'undeliverable'
    /** From the reset: what was tried, what Intune said. `detail` has the state or failure. */
    | 'reset';
  readonly by?: CasePerson;
  readonly detail?: string;
}

/** A helper's word on a reset of the stricter tier. */
export interface CaseDecision {
  readonly what: 'approved' | 'denied';
  readonly by: CasePerson;
  readonly at: Instant;
  /** How long an approval is good. */
  readonly goodUntil?: Instant;
}

/** One person's matter at the helpdesk, from the question to the rating. */
export interface Case {
  readonly id: string;
  /** Told to people as `HD-<number>`. */
  readonly number: number;
  /** Grows by one with every stored change; a change made from an older revision is refused. */
  readonly revision: number;
  readonly state: CaseState;
  readonly reason: CaseReason;
  /** A code that says more about the reason: a failure, a policy rule, a reason why not supported. */
  readonly detail?: string;
  readonly priority: CasePriority;
  readonly tenantId: string;
  readonly user: CasePerson;
  /** The user's private chat with the bot. */
  readonly conversationId: string;
  /** Language of the user. */
  readonly language: string;
  readonly device?: CaseDevice;
  readonly resetId?: string;
  /** When the user last proved who they are, as far as is known (`auth_time`). */
  readonly provenAt?: Instant;
  readonly claimedBy?: CasePerson;
  readonly resolution?: Resolution;
  readonly openedAt: Instant;
  /** When the one who holds it took it. */
  readonly claimedAt?: Instant;
  /** When anybody first took it. */
  readonly firstClaimedAt?: Instant;
  /** Since when it waits for a helper: opened, released or reopened. Reminders count from here. */
  readonly waitingSince: Instant;
  readonly resolvedAt?: Instant;
  readonly closedAt?: Instant;
  readonly remindedAt?: Instant;
  readonly escalatedAt?: Instant;
  readonly decision?: CaseDecision;
  readonly timeline: readonly CaseEntry[];
  /** Where the case stands in the helpdesk channel, once it does. */
  readonly thread?: { readonly conversationId: string; readonly cardActivityId: string };
  /** What still has to be done because of what happened, in order. Each is removed when it is done. */
  readonly outbox: readonly CaseErrand[];
  /** The number of the latest errand. */
  readonly sequence: number;
  /** The messages taken last. */
  readonly taken: readonly TakenMessage[];
  readonly rating?: { readonly stars: number; readonly comment: string | undefined; readonly at: Instant };
  /** Who cannot be reached, for operators to see: the chat or the channel refuses for good. */
  readonly undeliverable?: CaseSide | 'both';
  /** Who works off the outbox right now, and until when nobody else does. */
  readonly lease?: { readonly holder: string; readonly until: Instant };
  /** When the next step is due; a sweep picks up those that are overdue. Absent where nothing is left to do. */
  readonly dueAt?: Instant;
}

/** What people call a case. */
export function caseNumber(number: number): string {
  return `HD-${number}`;
}

/** Whether one side of a case cannot be reached. */
export function isAway({ undeliverable }: Pick<Case, 'undeliverable'>, side: CaseSide): boolean {
  return undeliverable === side || undeliverable === 'both';
}
