import type { Instant } from '../platform/clock.ts';
import { GraphError, type GraphErrorCode } from './graph-error.ts';
import type { GraphFault } from './graph-fault.ts';
import { readRetryAfter } from './retry-after.ts';

/** `read` changes nothing and may be repeated; `action` may have taken effect although its answer is lost. */
export type CallKind = 'read' | 'action';

/** As much of an answer as tells what went wrong: that of a request, or of one inside a batch. */
export interface GraphStatus {
  readonly status: number;
  readonly headers: Pick<Headers, 'get'>;
}

/** Maps an answer that is no success. Pure. */
export function mapStatus(kind: CallKind, answer: GraphStatus, fault: GraphFault, now: Instant): GraphError {
  const code = codeOf(kind, answer.status);
  const retryAfterMs = readRetryAfter(answer.headers.get('Retry-After'), now);
  const requestId = answer.headers.get('request-id') ?? fault.requestId;
  return new GraphError(code, {
    retryable: isRetryable(code),
    status: answer.status,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(fault.code === undefined ? {} : { graphCode: fault.code }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(fault.detail === undefined ? {} : { cause: new Error(fault.detail) }),
  });
}

/** Maps a call that got no answer, or only a part of one. Pure. */
export function mapNetworkFailure(kind: CallKind, failure: unknown): GraphError {
  const cause = innermost(failure);
  const code = neverConnected(cause) ? 'graph.not-sent' : lost(kind);
  return new GraphError(code, { retryable: isRetryable(code), cause });
}

function codeOf(kind: CallKind, status: number): GraphErrorCode {
  if (status === 401) return 'graph.unauthorized';
  if (status === 403) return 'graph.forbidden';
  if (status === 404) return 'graph.not-found';
  // Graph judges the rate before it acts, so a throttled POST was not carried out.
  if (status === 429) return 'graph.throttled';
  if (status === 408 || status >= 500) return lost(kind);
  return status >= 400 ? 'graph.rejected' : 'graph.unexpected-response';
}

function lost(kind: CallKind): GraphErrorCode {
  return kind === 'read' ? 'graph.unavailable' : 'graph.outcome-unknown';
}

function isRetryable(code: GraphErrorCode): boolean {
  return code === 'graph.throttled' || code === 'graph.unavailable' || code === 'graph.not-sent';
}

/** An error about what was to be sent may quote a header, so the token with it; one of the network names only the host. */
function innermost(failure: unknown): unknown {
  if (!(failure instanceof Error)) return undefined;
  const isOfNetwork = 'code' in failure || failure instanceof AggregateError;
  return isOfNetwork && !(failure instanceof TypeError) ? failure : failure.name;
}

/** Whether the failure came while looking up or connecting to the host, when nothing had left yet. */
function neverConnected(cause: unknown): boolean {
  if (cause instanceof AggregateError) return cause.errors.length > 0 && cause.errors.every(neverConnected);
  if (!(cause instanceof Error)) return false;
  if ('code' in cause && cause.code === 'UND_ERR_CONNECT_TIMEOUT') return true;
  return 'syscall' in cause && (cause.syscall === 'connect' || cause.syscall === 'getaddrinfo');
}
