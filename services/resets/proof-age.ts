import { type Instant, MINUTE_MS } from '../platform/clock.ts';

/** How far the identity provider's clock may be ahead of ours. */
const CLOCK_SKEW_MS = MINUTE_MS;

/** Whether a sign-in is recent enough. Pure. */
export function isProofRecent(authenticatedAt: Instant, now: Instant, windowMs: number): boolean {
  const age = now - authenticatedAt;
  return age <= windowMs && age >= -CLOCK_SKEW_MS;
}
