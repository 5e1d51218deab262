import { jwtVerify, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';

import { SECOND_MS, type Instant } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { Once } from '../platform/once.ts';
import { err, ok, type Result } from '../platform/result.ts';
import type { Secret } from '../platform/secret.ts';
import type { ProofProblem, SignInChallenge, SignInProof } from './challenge.ts';
import { checkFreshness } from './freshness.ts';
import { createIssuerKeys } from './issuer-keys.ts';
import { readJoseProblem } from './jose-problem.ts';
import type { SignInVerifier } from './sign-in-verifier.ts';
import { spendToken } from './spend-token.ts';

/** What a token must look like, and what is needed to check it. */
export interface VerifierSettings {
  /** Exactly as in `iss`: Entra's v1.0 and v2.0 tokens differ in it. */
  readonly issuer: string;
  /** The bot's own API: its id (v2.0) or its `api://` address (v1.0). */
  readonly audience: string | readonly string[];
  readonly tenantId: string;
  readonly jwksUrl: string;
  /** How far the issuer's clock may be from ours. As old may a session be and still pass: keep it to seconds. */
  readonly clockSkewMs: number;
  readonly once: Once;
  readonly log: Logger;
  /** For reading the issuer's keys. 5 s where absent. */
  readonly fetchTimeoutMs?: number;
}

/** Entra signs with RS256 and nothing else. Naming it shuts out `none`, and HS256 keyed with a public key. */
const ALGORITHMS = ['RS256'];

/** `typ` is not looked at: Entra writes `JWT` into access tokens. What it is for, the audience says. */
const Claims = z.object({
  exp: z.number(),
  tid: z.string().optional(),
  oid: z.string().optional(),
  auth_time: z.int().nonnegative().optional(),
  /** The authentication contexts that were satisfied. Entra writes a list, and one alone perhaps by itself [U]. */
  acrs: z.union([z.string(), z.array(z.string())]).default([]),
  jti: z.string().optional(),
  uti: z.string().optional(),
});
type Claims = z.infer<typeof Claims>;

/**
 * Checks sign-in tokens: signature, issuer, audience, tenant, person, life, freshness, and that each is used
 * once. Only a token that passes everything else is used up. The token is never logged, stored or put into
 * an error.
 */
export function createSignInVerifier(settings: VerifierSettings): SignInVerifier {
  const keys = createIssuerKeys(settings.jwksUrl, settings.fetchTimeoutMs);
  return {
    verify: async (secret, challenge, now) => {
      const claims = await readClaims(secret, keys, settings, now);
      if (!claims.ok) return claims;
      const proof = checkClaims(claims.value, challenge, settings, now);
      if (!proof.ok) return proof;
      return (await spend(secret, claims.value, settings, now)) ? proof : err('replayed');
    },
  };
}

async function readClaims(
  secret: Secret<string>,
  keys: JWTVerifyGetKey,
  { issuer, audience, clockSkewMs }: VerifierSettings,
  now: Instant,
): Promise<Result<Claims, ProofProblem>> {
  try {
    const { payload } = await jwtVerify(secret.expose(), keys, {
      algorithms: ALGORITHMS,
      issuer,
      audience: [audience].flat(),
      clockTolerance: clockSkewMs / SECOND_MS,
      currentDate: new Date(now),
    });
    const claims = Claims.safeParse(payload);
    return claims.success ? ok(claims.data) : err('malformed');
  } catch (failure) {
    const problem = readJoseProblem(failure);
    if (problem === undefined) throw failure;
    return err(problem);
  }
}

function checkClaims(
  claims: Claims,
  challenge: SignInChallenge,
  settings: VerifierSettings,
  now: Instant,
): Result<SignInProof, ProofProblem> {
  const tenants = [settings.tenantId, challenge.tenantId].map((id) => id.toLowerCase());
  if (!tenants.every((id) => id === claims.tid?.toLowerCase())) return err('wrong-tenant');
  if (claims.oid?.toLowerCase() !== challenge.userId) return err('wrong-user');
  if (claims.auth_time === undefined) {
    settings.log.error(
      { claim: 'auth_time', audience: settings.audience, challengeId: challenge.id },
      'The token lacks auth_time: add it as an optional claim to the app registration of the audience',
    );
    return err('no-auth-time');
  }
  const fresh = checkFreshness(claims.auth_time, challenge, now, settings.clockSkewMs);
  if (!fresh.ok) return fresh;
  const { id: challengeId, userId, purpose, requiredContext: context } = challenge;
  if (context !== undefined && ![claims.acrs].flat().includes(context)) {
    settings.log.warn(
      { claim: 'acrs', context, challengeId },
      'The token lacks the required authentication context: the OAuth connection must ask for it',
    );
    return err('no-required-context');
  }
  const proven = context === undefined ? {} : { context };
  return ok({ challengeId, userId, purpose, ...proven, authenticatedAt: fresh.value });
}

/** Remembered for the rest of the token's life: after that it is refused as expired. */
function spend(
  secret: Secret<string>,
  { exp, jti, uti }: Claims,
  { once, clockSkewMs }: VerifierSettings,
  now: Instant,
): Promise<boolean> {
  const ttlSeconds = Math.ceil((exp * SECOND_MS + clockSkewMs - now) / SECOND_MS) + 1;
  return spendToken(once, {
    token: secret.expose(),
    ids: [jti, uti].filter((id) => id !== undefined),
    ttlSeconds,
  });
}
