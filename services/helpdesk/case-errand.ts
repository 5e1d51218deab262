import type { AuditKind } from '../audit/audit-event.ts';
import type { Instant } from '../platform/clock.ts';
import type { CaseNews } from './case-news.ts';
import type { CaseMessage, CaseSide } from './case-message.ts';

/** What other systems are told of. */
export const CASE_EVENTS = [
  'case.opened',
  'case.claimed',
  'case.released',
  'case.message',
  'case.resolved',
  'case.reopened',
  'case.closed',
] as const;
export type CaseEventName = (typeof CASE_EVENTS)[number];

/** A line of the audit that a change of a case brings. */
export interface CaseAuditFacts {
  readonly kind: AuditKind;
  readonly actor: { readonly kind: 'user' | 'helper' | 'system'; readonly id: string };
  readonly detail?: string;
}

/**
 * Something that has to be done because of what happened to a case. It is stored with the change that asks for it, and
 * removed when it is done: so none is lost, and none is done for a change that was not stored.
 */
export type ErrandTask =
  /** Begin a thread in the helpdesk's channel. */
  | { readonly kind: 'post' }
  /** Bring the thread's card in line with the case. */
  | { readonly kind: 'show' }
  | { readonly kind: 'pass'; readonly message: CaseMessage }
  | { readonly kind: 'remind'; readonly how: 'reminder' | 'escalation' }
  | { readonly kind: 'tell'; readonly news: CaseNews }
  /** Enter an approval into the book, before the user is told of it. */
  | { readonly kind: 'grant'; readonly deviceId: string; readonly by: string; readonly goodUntil: Instant }
  /** Hand an event to the webhook's own outbox. */
  | { readonly kind: 'announce'; readonly event: CaseEventName; readonly message?: CaseMessage }
  /** Ask for the e-mail with the contact in which the case ended. */
  | { readonly kind: 'mail-contact' }
  | { readonly kind: 'audit'; readonly facts: CaseAuditFacts };

/** An errand in the outbox. */
export type CaseErrand = ErrandTask & {
  /** Grows by one in each case; names the errand. */
  readonly sequence: number;
  /** Since when it is to be done. */
  readonly at: Instant;
  /** Not before then, after it failed. */
  readonly retryAt?: Instant;
  /** The thread was begun anew for it once: another time would help no more. */
  readonly again?: boolean;
};

/** Errands of one lane are done in order; the lanes do not wait for each other. */
export type Lane = CaseSide | 'outside' | 'audit';
