import { pino } from 'pino';

/** A log method: facts in fields, then a fixed sentence. */
export type LogMethod = (facts: object, message: string) => void;

/** What the product needs of a logger. pino satisfies it; unit tests hand in their own. */
export interface Logger {
  debug: LogMethod;
  info: LogMethod;
  warn: LogMethod;
  error: LogMethod;
}

/** The names under which a secret could slip into a log line, at the top or one level down. */
const REDACTED = ['token', 'passcode', 'authorization', 'clientSecret', 'password'];

/** JSON lines on stdout, with known secret names removed as the last line of defence. */
export function createLogger(level: string): Logger {
  const paths = REDACTED.flatMap((name) => [name, `*.${name}`]);
  return pino({ level, redact: { paths, censor: '[secret]' } });
}
