import { type DestinationStream, type LoggerOptions, pino } from 'pino';
import { z } from 'zod';
import { originForLog } from './telemetry-origin.ts';

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

/**
 * JSON lines on stdout, with known secret names removed as the last line of defence. Each says where it comes from:
 * the correlation id that its person may quote, and the trace where there is one.
 *
 * @param destination Where they go instead.
 */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const paths = REDACTED.flatMap((name) => [name, `*.${name}`]);
  const options: LoggerOptions = {
    level,
    redact: { paths, censor: '[secret]' },
    serializers: { error: describeError },
    mixin: originForLog,
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** Why-because chains are short; a longer one is a loop. */
const LONGEST_CHAIN = 5;
const Facts = z.object({
  code: z.union([z.string(), z.number()]).optional().catch(undefined),
  statusCode: z.number().optional().catch(undefined),
});

/**
 * An error in a log line: what it is and what is underneath, without messages. A library's message may carry the
 * request that failed, with credentials in it. (pino itself would print `{}`.)
 */
export function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return typeof error;
  const { cause } = error;
  const isDeeper = cause !== undefined && depth < LONGEST_CHAIN;
  return {
    name: error.name,
    ...Facts.parse(error),
    ...(isDeeper ? { cause: describeError(cause, depth + 1) } : {}),
  };
}
