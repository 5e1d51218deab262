import type { Ownership } from '../devices/device.ts';
import type { DeviceKind } from '../devices/platforms.ts';
import type { Instant } from '../platform/clock.ts';

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

/** Somebody as the channel names them. */
export interface CasePerson {
  /** Entra object id, lower case. */
  readonly oid: string;
  /** Untrusted text. */
  readonly name: string;
}

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

/** Something that still has to reach one side. Kept in order; removed when it has arrived. */
export interface CaseMessage {
  /** Grows by one in each case; the order in which it is passed on. */
  readonly sequence: number;
  readonly to: 'user' | 'helpdesk';
  readonly from: CasePerson;
  /** Untrusted plain text; empty where only attachments came. */
  readonly text: string;
  readonly attachments: readonly { readonly name: string; readonly url: string | undefined }[];
  /** An edit or a deletion of an earlier message is told as such. */
  readonly change: 'new' | 'edited' | 'deleted';
  /** Id of the activity it came in, so that one resent is taken once. */
  readonly sourceId: string;
  readonly at: Instant;
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
  readonly claimedAt?: Instant;
  readonly resolvedAt?: Instant;
  readonly closedAt?: Instant;
  readonly remindedAt?: Instant;
  readonly escalatedAt?: Instant;
  readonly timeline: readonly CaseEntry[];
  /** Where the case stands in the helpdesk channel, once it does. */
  readonly thread?: { readonly conversationId: string; readonly cardActivityId: string };
  /** The revision that the thread's card shows. */
  readonly shownRevision?: number;
  readonly outbox: readonly CaseMessage[];
  /** Ids of the activities taken last. */
  readonly taken: readonly string[];
  readonly rating?: { readonly stars: number; readonly comment: string | undefined; readonly at: Instant };
  /** The channel or the chat refuses it for good. */
  readonly undeliverable?: 'user' | 'helpdesk';
  /** When the next step is due; a sweep picks up those that are overdue. Absent where nothing is left to do. */
  readonly dueAt?: Instant;
}

/** What people call a case. */
export function caseNumber(number: number): string {
  return `HD-${number}`;
}
