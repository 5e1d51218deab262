import type { ChatUser } from '../audit/user-event.ts';
import type { NotResettableReason } from '../devices/platforms.ts';
import type { SignInProof } from '../identity/challenge.ts';
import { IoError } from '../platform/errors.ts';
import type { Result } from '../platform/result.ts';
import type { Secret } from '../platform/secret.ts';
import type { PolicyRefusal } from '../policy/policy-refusal.ts';
import type { Reset } from './reset.ts';

/** A confirmed wish to reset one device's passcode. */
export interface ResetRequest extends ChatUser {
  /** One-time id of the confirm card. Confirming twice is the same reset: the second call answers with the first's. */
  readonly id: string;
  readonly conversationId: string;
  readonly locale: string;
  readonly deviceId: string;
  readonly proof: SignInProof;
  /**
   * Asked at the last moment before it is stored: whether the turn that wants the reset still has its conversation to
   * itself. If not, the person may have canceled meanwhile. Always, where absent.
   */
  readonly isStillWanted?: () => boolean;
}

/** Why a reset is not started, apart from the organisation's rules. Each has its own words. */
export type RequestObstacle =
  /** The device does not exist, or belongs to somebody else: the same answer. */
  | { readonly reason: 'no-such-device' }
  | { readonly reason: 'not-resettable'; readonly why: NotResettableReason }
  | { readonly reason: 'device-busy' }
  /** The proof is older than the window, or was given for something else. */
  | { readonly reason: 'proof-not-valid' }
  /** So many are in line for Intune that nobody should wait for it. */
  | { readonly reason: 'line-full' }
  /** The organisation asks for a stronger sign-in by now than the one that was made. */
  | { readonly reason: 'context-not-proven' };

/** Why a reset is not started. */
export type RequestRefusal =
  | RequestObstacle
  /** A rule of the organisation. */
  | { readonly reason: 'policy'; readonly refusal: PolicyRefusal };

/** The store broke while a reset was created, and cannot be asked either: the reset may or may not be started. */
export class StartUnknownError extends IoError {
  constructor(cause: unknown) {
    super('resets.start-unknown', { retryable: true, cause });
  }
}

/** Why a passcode is not shown. */
export type RevealRefusal =
  | 'no-such-reset'
  /** After "this wasn't me", until a person lifts it. */
  | 'blocked'
  /** This platform's reset leaves no passcode, or the reset is not done. */
  | 'nothing-to-show'
  /** The proof is too old: sign in again first. */
  | 'proof-too-old'
  /** It was shown as often as the organisation allows. */
  | 'shown-too-often'
  /** Intune does not have it any more. */
  | 'gone';

/** What became of a person's resets that were to be stopped. */
export interface Withdrawal {
  /** Stopped before anything was sent. */
  readonly canceled: readonly Reset[];
  /** With Intune already, or on the way there. */
  readonly tooLate: readonly Reset[];
}

/** Starts resets, takes them from state to state, and shows their temporary passcodes. */
export interface ResetService {
  /**
   * Checks everything again (owner, platform, proof, the organisation's rules), stores the reset and schedules its
   * first step. What it refuses is audited.
   *
   * @throws StartUnknownError where nobody knows whether it is stored; after any other error it is not.
   */
  request(request: ResetRequest): Promise<Result<Reset, RequestRefusal>>;

  /** Ties the chat's progress card to the reset, and brings the card up to date where the reset has moved on. */
  attachProgress(resetId: string, activityId: string): Promise<void>;

  /** Takes the next step of a reset, whatever it is. Safe to call at any time, any number of times. */
  advance(resetId: string): Promise<void>;

  /** Schedules what will soon be due; to be called every `feedEveryMs`. */
  feed(): Promise<void>;

  /** Schedules overdue resets again, such as those whose job was lost in a crash. */
  sweep(): Promise<void>;

  /** The user's resets, newest first. */
  listOwned(userId: string): Promise<readonly Reset[]>;

  /** One of the user's resets; `undefined` where it does not exist or is somebody else's. */
  findOwned(userId: string, resetId: string): Promise<Reset | undefined>;

  /**
   * As {@link findOwned}, for an id that came from outside: one that is not the user's is audited, whether there is such
   * a reset or not.
   */
  findNamed(user: ChatUser, resetId: string): Promise<Reset | undefined>;

  /** Cancels the user's resets of which nothing has been sent. Safe to call at any time, any number of times. */
  cancelUnsent(userId: string): Promise<Withdrawal>;

  /** Notes a newer proof for a reset, given for showing its passcode. */
  renewProof(user: ChatUser, resetId: string, proof: SignInProof): Promise<Result<Reset, RevealRefusal>>;

  /**
   * Reads the temporary passcode from Intune at this moment, for its owner with a recent proof, as often as the rules
   * allow. Counted and audited before it leaves.
   *
   * @throws IoError where it cannot be read, counted or audited: then it is not shown.
   */
  reveal(user: ChatUser, resetId: string): Promise<Result<Secret<string>, RevealRefusal>>;
}

/** What a proof for a reset of this device is good for. */
export function resetPurpose(deviceId: string): string {
  return `reset:${deviceId}`;
}

/** What a proof for showing this reset's passcode is good for. */
export function revealPurpose(resetId: string): string {
  return `reveal:${resetId}`;
}
