import type { Instant } from '../platform/clock.ts';

/** Somebody as the channel names them. */
export interface CasePerson {
  /** Entra object id, lower case. */
  readonly oid: string;
  /** Untrusted text. */
  readonly name: string;
}

/** What one side wrote, on its way to the other. */
export interface CaseMessage {
  /** Grows by one in each case; the order in which it is passed on. */
  readonly sequence: number;
  readonly to: CaseSide;
  readonly from: CasePerson;
  /** Untrusted plain text; empty where only attachments came. */
  readonly text: string;
  readonly attachments: readonly CaseAttachment[];
  /** An edit or a deletion of an earlier message is told as such. */
  readonly change: 'new' | 'edited' | 'deleted';
  /** Id of the activity it came in, so that one resent is taken once. An edit comes under the id of the original. */
  readonly sourceId: string;
  readonly at: Instant;
}

export type CaseSide = 'user' | 'helpdesk';

/** Something that came with a message. Passed on as a link, or as a name where there is no address. */
export interface CaseAttachment {
  /** Untrusted text. */
  readonly name: string;
  readonly url: string | undefined;
}

/** A message that was taken, to know it again when it is sent twice. */
export interface TakenMessage {
  readonly sourceId: string;
  readonly change: CaseMessage['change'];
  /** Tells one edit of a message from the next, without keeping the words. */
  readonly print: string;
}
