import type { Instant } from '../platform/clock.ts';
import type { CaseMessage, TakenMessage } from './case-message.ts';
import type { CaseOpening } from './case-service.ts';
import type { CasePerson, Resolution } from './case.ts';

/** A message as it is taken in: cut to size, with what tells it from others. */
export interface TakenIn {
  readonly content: Pick<CaseMessage, 'text' | 'attachments' | 'change' | 'sourceId'>;
  readonly mark: TakenMessage;
  readonly sentAt: Instant | undefined;
}

/** Something that people, time or other parts of the product do to a case. */
export type CaseEvent =
  | { readonly kind: 'claim'; readonly by: CasePerson }
  | { readonly kind: 'release'; readonly by: CasePerson }
  /** The one who holds it left the helpdesk's team. */
  | { readonly kind: 'leave'; readonly by: CasePerson }
  | { readonly kind: 'resolve'; readonly by: CasePerson; readonly resolution: Resolution }
  | { readonly kind: 'resolve-outside'; readonly resolution: Resolution }
  | {
      readonly kind: 'approve';
      readonly by: CasePerson;
      readonly deviceId: string;
      readonly goodUntil: Instant;
    }
  | { readonly kind: 'deny'; readonly by: CasePerson }
  | { readonly kind: 'offer-reset'; readonly by: CasePerson }
  | { readonly kind: 'reply'; readonly by: CasePerson; readonly taken: TakenIn }
  | { readonly kind: 'say'; readonly taken: TakenIn }
  | { readonly kind: 'end' }
  | { readonly kind: 'rate'; readonly stars: number; readonly comment: string | undefined }
  /** The user has another matter while this one is open. */
  | { readonly kind: 'add'; readonly opening: CaseOpening }
  | { readonly kind: 'reset-moved'; readonly resetId: string; readonly detail: string }
  | { readonly kind: 'remind' }
  | { readonly kind: 'escalate' }
  | { readonly kind: 'close' }
  /** The channel may take it now. */
  | { readonly kind: 'post-again' };

export type CaseEventOf<K extends CaseEvent['kind']> = Extract<CaseEvent, { kind: K }>;

/** What an event is judged by. */
export interface CaseMoment {
  readonly now: Instant;
  readonly reopenWithinMs: number;
}
