import type { TokenCredential } from '@azure/identity';

import { SECOND_MS } from '../platform/clock.ts';
import { GraphError } from './graph-error.ts';
import type { AccessToken } from './graph-exchange.ts';

/** Longer than Entra's own retries need in a short disturbance, shorter than a person waits. */
const DEFAULT_TIMEOUT_MS = 10 * SECOND_MS;

/** Which Graph a token is for. */
export interface TokenTarget {
  /** Graph's base URL; a token for a national cloud names that cloud. */
  readonly baseUrl: string;
  readonly timeoutMs?: number;
}

/**
 * Application tokens for Graph. The credential keeps a token until shortly before it expires.
 *
 * @throws GraphError `graph.unauthorized` where Entra refused the bot itself (an AADSTS code), else `graph.not-sent`.
 */
export function createGraphCredential(credential: TokenCredential, target: TokenTarget): AccessToken {
  const scope = `${new URL(target.baseUrl).origin}/.default`;
  return async () => {
    const abortSignal = AbortSignal.timeout(target.timeoutMs ?? DEFAULT_TIMEOUT_MS);
    const token = await credential.getToken(scope, { abortSignal }).catch((cause: unknown) => {
      throw mapCredentialFailure(cause);
    });
    if (token === null) throw new GraphError('graph.not-sent', { retryable: true });
    return token.token;
  };
}

/** Entra's refusals carry an AADSTS number in their message and nowhere else. */
function mapCredentialFailure(cause: unknown): GraphError {
  const refusal = cause instanceof Error ? /AADSTS\d+/.exec(cause.message)?.[0] : undefined;
  if (refusal === undefined) return new GraphError('graph.not-sent', { retryable: true, cause });
  return new GraphError('graph.unauthorized', { retryable: false, graphCode: refusal, cause });
}
