import type { Instant } from '../platform/clock.ts';
import { SIGN_IN_WINDOW_MS, type SignInChallenge } from './challenge.ts';

/** Who is asked to sign in afresh, and what for. */
export interface ChallengeRequest {
  /** Fresh and unguessable. */
  readonly id: string;
  readonly tenantId: string;
  /** Entra object id from the authenticated activity, in any case. */
  readonly userId: string;
  readonly purpose: string;
  /** Authentication context that the sign-in must satisfy; none where absent. */
  readonly requiredContext?: string | undefined;
  readonly now: Instant;
}

/** Opens the window in which the person has to sign in. Pure. */
export function beginChallenge({ now, ...request }: ChallengeRequest): SignInChallenge {
  return {
    ...request,
    userId: request.userId.toLowerCase(),
    startedAt: now,
    expiresAt: now + SIGN_IN_WINDOW_MS,
  };
}
