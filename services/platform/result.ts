/**
 * The outcome of something that may fail in expected ways.
 *
 * Expected failures are values with a named reason; exceptions are for bugs and broken I/O.
 */
export type Result<T, E> = Ok<T> | Err<E>;

/** Success, carrying what was asked for. */
export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}

/** An expected failure, carrying its reason. */
export interface Err<E> {
  readonly ok: false;
  readonly error: E;
}

/** Wraps a success. */
export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

/** Wraps an expected failure. */
export function err<const E>(error: E): Err<E> {
  return { ok: false, error };
}
