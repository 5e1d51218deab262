/** What a caller may know of a failed I/O operation, apart from its message. */
export interface IoErrorFacts {
  /** Whether the same call may succeed when made again later. */
  readonly retryable: boolean;
  /** How long the other side asked to wait, in milliseconds. */
  readonly retryAfterMs?: number;
  /** The error underneath. Never shown to a person. */
  readonly cause?: unknown;
}

/** Broken I/O: a named code and whether trying again makes sense. Never thrown for expected outcomes. */
export class IoError extends Error {
  /** Stable, dotted and safe to log, such as `graph.throttled`. */
  readonly code: string;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;

  constructor(code: string, facts: IoErrorFacts) {
    super(code, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.name = new.target.name;
    this.code = code;
    this.retryable = facts.retryable;
    this.retryAfterMs = facts.retryAfterMs;
  }
}

/** Makes a switch exhaustive: does not compile where a case is missing, throws where types were evaded. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected variant: ${JSON.stringify(value)}`);
}
