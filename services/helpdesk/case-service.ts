import type { Instant } from '../platform/clock.ts';
import type { Result } from '../platform/result.ts';
import type { Reset } from '../resets/reset.ts';
import type {
  Case,
  CaseDevice,
  CaseMessage,
  CaseEntry,
  CasePerson,
  CasePriority,
  CaseReason,
  Resolution,
} from './case.ts';

/** A matter for a person. */
export interface CaseOpening {
  readonly reason: CaseReason;
  readonly detail?: string;
  readonly priority?: CasePriority;
  readonly tenantId: string;
  readonly user: CasePerson;
  readonly conversationId: string;
  readonly language: string;
  readonly device?: CaseDevice;
  readonly resetId?: string;
  /** What happened before there was a case, oldest first. */
  readonly history?: readonly CaseEntry[];
  readonly provenAt?: number;
  readonly correlationId?: string;
}

/** Why something about a case is not done. Each has its own words. */
export type CaseRefusal =
  | { readonly reason: 'no-such-case' }
  /** Somebody else was first. */
  | { readonly reason: 'claimed-by'; readonly helper: CasePerson }
  | { readonly reason: 'not-claimed' }
  /** Only who holds the case may do this. */
  | { readonly reason: 'not-yours'; readonly helper: CasePerson }
  | { readonly reason: 'over' }
  /** A helper's words from before it was resolved do not open it again. */
  | { readonly reason: 'resolved-since' }
  /** A helper cannot approve their own reset, nor claim their own case. */
  | { readonly reason: 'own-case' }
  | { readonly reason: 'nothing-to-approve' }
  | { readonly reason: 'no-device' }
  /** Only a case that is over can be rated. */
  | { readonly reason: 'not-over' }
  | { readonly reason: 'already-rated' }
  /** So much waits to be passed on that no more is taken for now. */
  | { readonly reason: 'full' };

export type CaseChange = Result<Case, CaseRefusal>;

/** What one side wrote. */
export type Written = Pick<CaseMessage, 'text' | 'attachments' | 'change' | 'sourceId'> & {
  /** `undefined` where the channel does not say: then it counts as sent just now. */
  readonly sentAt?: Instant | undefined;
};

/** A helper acts: always somebody whom the channel authenticated, and who was seen to be in the helpdesk's team. */
export interface HelperAct {
  readonly caseId: string;
  readonly helper: CasePerson;
}

/** Cases of the helpdesk. Every change is compare-and-set; what has to be told goes through the case's outbox. */
export interface CaseService {
  /** Opens a case, or answers with the user's open one (a more urgent reason raises its priority). */
  open(opening: CaseOpening): Promise<Case>;
  /** The case of a user that is open or claimed. */
  current(userId: string): Promise<Case | undefined>;
  find(caseId: string): Promise<Case | undefined>;
  findByNumber(number: number): Promise<Case | undefined>;
  /** The case whose thread this is. */
  findByThread(conversationId: string): Promise<Case | undefined>;

  claim(act: HelperAct): Promise<CaseChange>;
  release(act: HelperAct): Promise<CaseChange>;
  resolve(act: HelperAct & { readonly resolution: Resolution }): Promise<CaseChange>;
  /**
   * Lets the user reset one device.
   *
   * @param act Names the device that the helper saw on the card: the case may have moved on to another since.
   */
  approve(act: HelperAct & { readonly deviceId: string }): Promise<CaseChange>;
  deny(act: HelperAct): Promise<CaseChange>;
  /** Asks the user, in the own chat, to start the reset of the case's device. Never resets anything. */
  offerReset(act: HelperAct): Promise<CaseChange>;

  /**
   * A helper's words, on their way to the user. Claims an open case for them, and reopens one that was resolved a short
   * while before they were sent.
   */
  reply(act: HelperAct & { readonly written: Written }): Promise<CaseChange>;
  /** The user's words, on their way to the thread. Reopens a case resolved a short while ago. */
  say(userId: string, written: Written): Promise<CaseChange>;
  /** The user ends it, and is told so as the news `closed`. */
  end(userId: string): Promise<CaseChange>;
  /** The user rates a case of theirs that is over, once. */
  rate(userId: string, caseId: string, stars: number, comment: string | undefined): Promise<CaseChange>;

  /** Something outside resolved it, such as the ITSM behind the webhook. */
  resolveOutside(number: number, resolution: Resolution): Promise<CaseChange>;

  /** Opens a case for a reset that came to nothing, or whose outcome cannot be told. */
  openForReset(reset: Reset, user: CasePerson): Promise<Case>;
  /**
   * What became of a reset: for the timeline and card of a case that it is about, and for the figures. A reset of the
   * device of the user's open case becomes the one that the case is about. Noted once however often it is told.
   */
  noteReset(reset: Reset): Promise<void>;
  /** A helper left the team: what they held is free again. */
  releaseAll(helper: CasePerson): Promise<void>;

  /** Whether there is a channel in which helpers see cases. Without one, a case ends in the contact. */
  hasChannel(): Promise<boolean>;
  /** The helpdesk's channel was set or can be used again: cases that could not be shown there are shown. */
  channelChanged(): Promise<void>;

  /** Position in the queue, 1 for the next one; `undefined` where it does not wait. */
  position(caseId: string): Promise<number | undefined>;
  overview(): Promise<CaseOverview>;

  /** Takes the next step of a case, whatever it is. Safe to call at any time, any number of times. */
  advance(caseId: string): Promise<void>;
  /** Schedules overdue cases again. */
  sweep(): Promise<void>;
}

/** How the helpdesk stands. Durations in milliseconds; `undefined` where there is nothing to take the median of. */
export interface CaseOverview {
  readonly waiting: readonly Case[];
  readonly claimed: readonly Case[];
  readonly today: CaseFigures;
  readonly week: CaseFigures;
}

export interface CaseFigures {
  readonly opened: number;
  readonly resolved: number;
  readonly medianToClaimMs: number | undefined;
  readonly medianToResolveMs: number | undefined;
  readonly resetsDone: Readonly<Record<string, number>>;
  readonly resetsFailed: Readonly<Record<string, number>>;
}
