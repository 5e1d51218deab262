import { HOUR_MS, type Instant } from '../platform/clock.ts';

/** Why a person is written to about a reset of theirs. */
export type ResetNews = 'requested' | 'ended';

/** A sign-in that proved nothing, and what it was for: a device's reset, or showing the passcode of a reset. */
export interface FailedProof {
  /** Entra object id of the person in whose chat it was tried. */
  readonly userId: string;
  readonly conversationId: string;
  readonly deviceId?: string | undefined;
  readonly resetId?: string | undefined;
  readonly at: Instant;
}

/** Which notice is to be written: names the record that it is about, and tells nothing of it. */
export type NoticeRef =
  | { readonly about: ResetNews; readonly resetId: string }
  | { readonly about: 'contact'; readonly caseId: string; readonly userId: string; readonly at: Instant }
  | ({ readonly about: 'proof-failed' } & FailedProof);

/** Names a notice and no other, over all instances. Whom to turn to is the same for all cases of an hour. */
export function idOf(ref: NoticeRef): string {
  switch (ref.about) {
    case 'proof-failed':
      return `${ref.userId}:proof-failed:${ref.at}`;
    case 'contact':
      return `${ref.userId}:contact:${Math.floor(ref.at / HOUR_MS)}`;
    default:
      return `${ref.resetId}:${ref.about}`;
  }
}
