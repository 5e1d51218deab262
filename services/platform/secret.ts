import { inspect } from 'node:util';

const PRINTED = '[secret]';

/**
 * A value that must never reach a log, a trace, an error or a store: a token or a passcode.
 *
 * However it is printed or serialised, it reads `[secret]`; only {@link Secret.expose} gives it out.
 */
export class Secret<T> {
  readonly #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  /** The value itself. Call it as late as possible and keep the result in the narrowest scope. */
  expose(): T {
    return this.#value;
  }

  toString(): string {
    return PRINTED;
  }

  toJSON(): string {
    return PRINTED;
  }

  [inspect.custom](): string {
    return PRINTED;
  }
}
