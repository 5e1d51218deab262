import { errors } from 'jose';

import type { ProofProblem } from './challenge.ts';

/** Where the library names the claim that failed. Any other claim is of the wrong type or missing. */
const PROBLEM_OF_CLAIM: Readonly<Record<string, ProofProblem>> = {
  iss: 'wrong-issuer',
  aud: 'wrong-audience',
};

/** Names the reason why the library refused a token; `undefined` where the failure is not about the token. */
export function readJoseProblem(failure: unknown): ProofProblem | undefined {
  if (failure instanceof errors.JWTExpired) return 'token-expired';
  if (failure instanceof errors.JWTClaimValidationFailed) return readClaimProblem(failure);
  if (failure instanceof errors.JWSInvalid || failure instanceof errors.JWTInvalid) return 'malformed';
  // Among these: an algorithm not allowed (`none`, HS256), a wrong signature, an unknown key.
  return failure instanceof errors.JOSEError ? 'bad-signature' : undefined;
}

function readClaimProblem({ claim, reason }: errors.JWTClaimValidationFailed): ProofProblem {
  if (claim === 'nbf' && reason === 'check_failed') return 'token-not-yet-valid';
  return PROBLEM_OF_CLAIM[claim] ?? 'malformed';
}
