import { createHash } from 'node:crypto';

import type { Once } from '../platform/once.ts';

/** What makes a token this one and no other. */
export interface TokenIdentity {
  /** Compact serialisation. */
  readonly token: string;
  /** The issuer's own ids of it, where it has any: `jti`, or Entra's `uti`. */
  readonly ids: readonly string[];
  readonly ttlSeconds: number;
}

/**
 * Uses a token up.
 *
 * @returns `false` where it was used before.
 */
export async function spendToken(once: Once, { token, ids, ttlSeconds }: TokenIdentity): Promise<boolean> {
  // Only what is signed: the last character of a signature can be changed without making it invalid.
  const signed = token.slice(0, token.lastIndexOf('.'));
  // Without repeats: an issuer that gives one id under both names would use its own token up at once.
  const marks = new Set([signed, ...ids]);
  const claims = await Promise.all(
    [...marks].map((text) => once.claim(`sign-in:${sha256(text)}`, ttlSeconds)),
  );
  return claims.every(Boolean);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
