import { IoError } from '../platform/errors.ts';

/** What can go wrong between us and Microsoft Graph. */
export type GraphErrorCode =
  | 'graph.unauthorized'
  | 'graph.forbidden'
  | 'graph.not-found'
  | 'graph.throttled'
  /** 5xx, no connection, or no answer in time, on a call that changes nothing. Retryable. */
  | 'graph.unavailable'
  /** The connection could not be made, so that a POST certainly did not leave. Retryable. */
  | 'graph.not-sent'
  /** A POST left and its answer was lost (time-out, cut connection, 5xx). Never retry blindly. */
  | 'graph.outcome-unknown'
  | 'graph.rejected'
  | 'graph.unexpected-response';

/** Facts of a failed Graph call that an operator may see. */
export interface GraphErrorFacts {
  readonly retryable: boolean;
  readonly retryAfterMs?: number;
  readonly status?: number;
  /** Graph's or Intune's own error code, unwrapped from the JSON inside `message` where needed. */
  readonly graphCode?: string;
  readonly requestId?: string;
  readonly cause?: unknown;
}

/** A failed call to Microsoft Graph. */
export class GraphError extends IoError {
  declare readonly code: GraphErrorCode;
  readonly status: number | undefined;
  readonly graphCode: string | undefined;
  readonly requestId: string | undefined;

  constructor(code: GraphErrorCode, facts: GraphErrorFacts) {
    super(code, facts);
    this.status = facts.status;
    this.graphCode = facts.graphCode;
    this.requestId = facts.requestId;
  }
}
