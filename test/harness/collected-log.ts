import { inspect } from 'node:util';
import type { Logger } from '../../services/platform/logger.ts';
import { keepLogged } from './secret-hunt/kept.ts';

/** One line that the product logged. */
export interface LogLine {
  readonly level: keyof Logger;
  readonly message: string;
  readonly facts: object;
}

/** A logger for tests, which keeps what it is told. */
export interface CollectedLog extends Logger {
  readonly lines: readonly LogLine[];
  /** The messages of one level, oldest first. */
  messages(level: keyof Logger): readonly string[];
  /** Everything that was logged, with all that hangs on it, to look for what must not be there. */
  print(): string;
}

/** Starts with nothing logged. */
export function createCollectedLog(): CollectedLog {
  const lines: LogLine[] = [];
  const collect =
    (level: keyof Logger) =>
    (facts: object, message: string): void => {
      lines.push({ level, message, facts });
      keepLogged(facts, message);
    };
  return {
    lines,
    messages: (level) => lines.filter((line) => line.level === level).map(({ message }) => message),
    print: () => inspect(lines, { depth: Infinity, maxArrayLength: null, maxStringLength: null }),
    debug: collect('debug'),
    info: collect('info'),
    warn: collect('warn'),
    error: collect('error'),
  };
}
