import { createWriteStream, mkdirSync } from 'node:fs';
import { z } from 'zod';
import type { LogMethod } from '../../services/platform/logger.ts';
import { keep } from '../harness/secret-hunt/kept.ts';

/** pino's number for errors. */
const ERROR_LEVEL = 50;
const FOLDER = 'test-results/chaos';

const Line = z.object({
  level: z.number(),
  msg: z.string(),
  resetId: z.string().optional(),
  to: z.string().optional(),
});

/** What the instances logged: kept in a file, and counted where it matters. */
export interface LogJournal {
  readonly hear: (line: string) => void;
  readonly note: LogMethod;
  /** Moves of a reset into final states. A SIGKILL can swallow a line, never add one. */
  ends(resetId: string): readonly string[];
  /** How often each error was reported. */
  errors(): ReadonlyMap<string, number>;
}

const FINAL = new Set(['done', 'failed', 'expired', 'canceled']);

/** Starts with nothing heard. */
export function createJournalOfLogs(): LogJournal {
  mkdirSync(FOLDER, { recursive: true });
  const file = createWriteStream(`${FOLDER}/instances.log`);
  const ends = new Map<string, string[]>();
  const errors = new Map<string, number>();
  const count = (message: string): void => void errors.set(message, (errors.get(message) ?? 0) + 1);

  return {
    hear(line) {
      file.write(`${line}\n`);
      keep('output', () => line);
      const read = Line.safeParse(parse(line));
      if (!read.success) {
        count(line);
        return;
      }
      const { level, msg, resetId, to } = read.data;
      if (level >= ERROR_LEVEL) count(msg);
      if (resetId !== undefined && to !== undefined && FINAL.has(to)) {
        ends.set(resetId, [...(ends.get(resetId) ?? []), to]);
      }
    },
    note: (_facts, message) => {
      count(message);
    },
    ends: (resetId) => ends.get(resetId) ?? [],
    errors: () => errors,
  };
}

/** What is no JSON was written by the runtime, such as the last words of a process. */
function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
