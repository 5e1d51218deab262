import { randomBytes } from 'node:crypto';
import { type Clock, HOUR_MS, type Instant } from '../../services/platform/clock.ts';
import type { SignInRequest } from './sign-in-request.ts';

/** How long a sign-in link works: longer than the bot's own five minutes, so that a late sign-in can happen. */
export const LINK_TTL_MS = HOUR_MS;

/** A sign-in that the bot has asked for and that has not come back yet. */
export interface PendingSignIn {
  /** OAuth's `state`, and the secret of the link. */
  readonly id: string;
  readonly request: SignInRequest;
  /** PKCE: shows that whoever redeems the code is who began. */
  readonly codeVerifier: string;
  readonly expiresAt: Instant;
}

/** Remembers the sign-ins under way. */
export interface PendingSignIns {
  begin(request: SignInRequest): PendingSignIn;
  find(id: string): PendingSignIn | undefined;
  /** Finds it and forgets it: a sign-in comes back once. */
  take(id: string): PendingSignIn | undefined;
}

/** Keeps them in memory. */
export function createPendingSignIns(clock: Clock): PendingSignIns {
  const pending = new Map<string, PendingSignIn>();

  function find(id: string): PendingSignIn | undefined {
    const signIn = pending.get(id);
    return signIn && signIn.expiresAt > clock.now() ? signIn : undefined;
  }

  return {
    find,
    begin(request) {
      const signIn = {
        id: randomBytes(24).toString('base64url'),
        request,
        codeVerifier: randomBytes(32).toString('base64url'),
        expiresAt: clock.now() + LINK_TTL_MS,
      };
      pending.set(signIn.id, signIn);
      return signIn;
    },
    take(id) {
      const signIn = find(id);
      pending.delete(id);
      return signIn;
    },
  };
}
