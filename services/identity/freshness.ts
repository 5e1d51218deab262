import { SECOND_MS, type Instant } from '../platform/clock.ts';
import { err, ok, type Result } from '../platform/result.ts';
import { SIGN_IN_WINDOW_MS, type ProofProblem, type SignInChallenge } from './challenge.ts';

/** `auth_time` is cut to whole seconds, so a sign-in may look this much older than it is. */
const CUT_OFF_MS = SECOND_MS - 1;

/**
 * Whether a sign-in happened for this challenge and within its window. Pure.
 *
 * @param authTime The token's `auth_time`, in seconds since 1970 (OpenID Connect Core, section 2).
 * @param skewMs How far the issuer's clock may be from ours. Also the age of an old session that still
 * passes, so keep it to seconds.
 * @returns When the person authenticated.
 */
export function checkFreshness(
  authTime: number,
  challenge: SignInChallenge,
  now: Instant,
  skewMs: number,
): Result<Instant, ProofProblem> {
  const authenticatedAt = authTime * SECOND_MS;
  if (authenticatedAt > now + skewMs) return err('token-not-yet-valid');
  if (authenticatedAt + CUT_OFF_MS < challenge.startedAt - skewMs) return err('not-fresh');
  if (now > challenge.expiresAt) return err('too-late');
  if (!isProofRecent(authenticatedAt, now, SIGN_IN_WINDOW_MS + skewMs)) return err('too-late');
  return ok(authenticatedAt);
}

/** Whether a proof is young enough for what it is used for. Pure; exactly at the window's end it still is. */
export function isProofRecent(authenticatedAt: Instant, now: Instant, windowMs: number): boolean {
  return now - authenticatedAt <= windowMs;
}
