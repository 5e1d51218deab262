import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';

import { SECOND_MS } from '../platform/clock.ts';
import { IoError } from '../platform/errors.ts';

/** A person waits for the answer. */
const DEFAULT_FETCH_TIMEOUT_MS = 5 * SECOND_MS;

/**
 * The issuer's public keys, fetched when first needed, kept for ten minutes, and fetched again (at most every
 * 30 s) for a key id not seen before: the library's own schedule.
 *
 * Rejects with IoError `identity.keys-unavailable` (retryable) where they cannot be read.
 */
export function createIssuerKeys(
  jwksUrl: string,
  timeoutMs: number = DEFAULT_FETCH_TIMEOUT_MS,
): JWTVerifyGetKey {
  const readKey = createRemoteJWKSet(new URL(jwksUrl), { timeoutDuration: timeoutMs });
  return async (header, token) => {
    try {
      return await readKey(header, token);
    } catch (failure) {
      // The keys are there, only none (or more than one) is this token's: the token's fault.
      if (failure instanceof errors.JWKSNoMatchingKey) throw failure;
      if (failure instanceof errors.JWKSMultipleMatchingKeys) throw failure;
      throw new IoError('identity.keys-unavailable', { retryable: true, cause: failure });
    }
  };
}
