import type { Instant } from '../platform/clock.ts';
import type { Result } from '../platform/result.ts';
import type { Secret } from '../platform/secret.ts';
import type { ProofProblem, SignInChallenge, SignInProof } from './challenge.ts';

/** Decides whether a token proves a fresh sign-in for a challenge. */
export interface SignInVerifier {
  /**
   * @throws IoError `identity.keys-unavailable` (retryable) where the issuer's keys cannot be read.
   */
  verify(
    token: Secret<string>,
    challenge: SignInChallenge,
    now: Instant,
  ): Promise<Result<SignInProof, ProofProblem>>;
}
