import type { Instant } from '../platform/clock.ts';

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
  | ({ readonly about: 'proof-failed' } & FailedProof);

/** Names a notice and no other, over all instances. */
export function idOf(ref: NoticeRef): string {
  return ref.about === 'proof-failed'
    ? `${ref.userId}:proof-failed:${ref.at}`
    : `${ref.resetId}:${ref.about}`;
}
