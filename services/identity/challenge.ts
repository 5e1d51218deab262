import type { Instant } from '../platform/clock.ts';

/** How long a person has to sign in, and how old a proof may be when the reset is confirmed. (Design: 300 s; the seed's "within five minutes".) */
export const SIGN_IN_WINDOW_MS = 300_000;

/** How old a proof may be when a temporary passcode is shown. (Design: 900 s.) */
export const REVEAL_WINDOW_MS = 900_000;

/** What a person is asked to prove: bound to one user and one purpose. It lives in the open prompt of one conversation. */
export interface SignInChallenge {
  readonly id: string;
  readonly tenantId: string;
  /** Entra object id from the authenticated activity, lower case. */
  readonly userId: string;
  /** What the proof is good for: one device's reset, or showing one reset's passcode. */
  readonly purpose: string;
  /** Authentication context (c1…c99) that the token must say it satisfies (`acrs`); none where absent. */
  readonly requiredContext?: string | undefined;
  readonly startedAt: Instant;
  readonly expiresAt: Instant;
}

/** Evidence that the person authenticated afresh for a challenge. Carries no token. */
export interface SignInProof {
  readonly challengeId: string;
  readonly userId: string;
  readonly purpose: string;
  /** The authentication context that was required, and proven. */
  readonly context?: string | undefined;
  /** The token's `auth_time`. */
  readonly authenticatedAt: Instant;
}

/** Why a sign-in proves nothing. The outside world hears one of a few plain sentences. */
export type ProofProblem =
  | 'malformed'
  /** Too many wrong codes were typed or sent. */
  | 'wrong-codes'
  | 'bad-signature'
  | 'wrong-issuer'
  | 'wrong-audience'
  | 'wrong-tenant'
  | 'wrong-user'
  | 'token-expired'
  | 'token-not-yet-valid'
  /** The app registration lacks the optional claim `auth_time`: an operator must add it. */
  | 'no-auth-time'
  /** The token does not say that the required authentication context was satisfied. */
  | 'no-required-context'
  /** The person signed in before the challenge began: silent single sign-on or an old session. */
  | 'not-fresh'
  /** The sign-in or the answer came after the window. */
  | 'too-late'
  /** This token was used before. */
  | 'replayed';
