import type { Case } from '../helpdesk/case.ts';
import type { Instant } from '../platform/clock.ts';
import type { Reset } from '../resets/reset.ts';
import type { FailedProof, ResetNews } from './notice-ref.ts';

/** What a person is told outside the chat: whoever acts in their name may hold their chat, but hardly all. */
export type Notice =
  | { readonly about: ResetNews; readonly reset: Reset }
  /** A case that ended because nobody would see it. */
  | { readonly about: 'contact'; readonly ended: Case }
  | {
      readonly about: 'proof-failed';
      readonly userId: string;
      readonly conversationId: string;
      readonly at: Instant;
      /** Untrusted text; absent where it cannot be found out any more. */
      readonly deviceName: string | undefined;
    };

/** A message as it is sent. */
export interface Mail {
  readonly subject: string;
  /** A whole page, with nothing in it that is fetched from elsewhere. */
  readonly html: string;
}

/** Finds the words for a notice, in the language and the time zone of its reader. */
export interface NoticeWriter {
  /** @throws IoError where nothing can be read of the conversation right now. */
  write(notice: Notice): Promise<Mail>;
}

/** Knows where people get their e-mail. */
export interface AddressBook {
  /** @returns `undefined` where the person is gone, or has no address. @throws IoError where nobody can be asked. */
  find(userId: string): Promise<string | undefined>;
}

/** Sends e-mail. */
export interface Mailbox {
  /** @throws IoError where it did not go, or nobody knows whether it did. */
  send(to: string, mail: Mail): Promise<void>;
}

/** What a notice's place in the ledger says. */
export type LedgerPlace = 'taken' | 'in-hand' | 'sent';

/** Which notices went out, over all instances. */
export interface NoticeLedger {
  /** Takes a notice into hand, unless it went out, or is in somebody's hand for so long from when they took it. */
  take(notice: string, leaseMs: number): Promise<LedgerPlace>;

  /** Notes that it went out, whoever has it in hand. */
  noteSent(notice: string): Promise<void>;
}

/** Wants to know of sign-ins that prove nothing. */
export interface ProofListener {
  /** Never throws, and is quick: the answer to the sign-in waits. */
  proofFailed(failure: FailedProof): Promise<void>;
}
