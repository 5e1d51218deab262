import type { Instant } from '../platform/clock.ts';
import type { Delivery } from '../resets/reset-notifier.ts';
import type { CaseEventName } from './case-errand.ts';
import type { CaseNews } from './case-news.ts';
import type { Case, CaseMessage } from './case.ts';

export type { CaseNews } from './case-news.ts';

/** Where a case stands in the helpdesk's channel. */
export interface CaseThread {
  readonly conversationId: string;
  readonly cardActivityId: string;
}

/** What became of a thread that was to be begun. */
export type PostedCase = CaseThread | 'no-channel' | 'refused';

/** The helpdesk's side: a channel with a thread per case. */
export interface CaseDesk {
  /** Whether a channel is set, as far as is known. */
  hasChannel(): Promise<boolean>;
  /**
   * Begins a thread with the case's card.
   *
   * @returns `no-channel` where none is set; `refused` where the one that is set is gone, or the bot is not in it (any
   * more).
   * @throws IoError where trying again may help.
   */
  post(opened: Case): Promise<PostedCase>;
  /** Brings the card in line with the case, for everybody. @throws IoError where trying again may help. */
  show(shown: Case): Promise<Delivery>;
  /** Puts what the user wrote into the thread. @throws IoError where trying again may help. */
  pass(about: Case, message: CaseMessage): Promise<Delivery>;
  /** Reminds the channel of a case that nobody took. */
  remind(about: Case, how: 'reminder' | 'escalation'): Promise<Delivery>;
}

/** The user's side: the private chat with the bot. */
export interface CaseChat {
  /** Brings a helper's words to the user, with the helper's name. @throws IoError where trying again may help. */
  pass(about: Case, message: CaseMessage): Promise<Delivery>;
  /** Tells what happened to the case: claimed by whom, resolved (with summary and rating), reset offered, approved. */
  tell(about: Case, news: CaseNews): Promise<Delivery>;
}

/** Something of a case that other systems are told. */
export interface CaseAnnouncement {
  /** Names this event and no other; announced twice it is one. */
  readonly id: string;
  readonly event: CaseEventName;
  readonly at: Instant;
  /** Grows with every event of a case: the later one has the higher. */
  readonly sequence: number;
  /** The case as it is now; it may have moved on since. */
  readonly about: Case;
  /** With `case.message`. */
  readonly message?: CaseMessage;
}

/** Writes to the user beside the chat. */
export interface CaseMail {
  /** Asks for an e-mail with whom to turn to, where the case ended because nobody would see it. */
  sendContact(about: Case): Promise<void>;
}

/** Other systems that mirror cases. */
export interface CaseAnnouncer {
  /** Takes an event for delivery. @throws IoError where it is not certain that it is kept. */
  announce(announcement: CaseAnnouncement): Promise<void>;
}
