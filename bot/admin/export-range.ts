import { type Command, InvalidArgumentError, Option } from 'commander';
import { adminWords } from '../../locales/admin.ts';
import type { Instant } from '../../services/platform/clock.ts';

/** What of something is exported, and how. */
export interface ExportRange {
  readonly format: 'jsonl' | 'csv';
  readonly from: Instant;
  readonly until: Instant;
}

const { format, from, until, timeWrong } = adminWords.range;

/** Lets a command ask for {@link ExportRange}: all of it as JSON lines where nothing is said. */
export function addRange(command: Command): Command {
  return command
    .addOption(new Option('-f, --format <format>', format).choices(['jsonl', 'csv']).default('jsonl'))
    .option('--from <time>', from, readTime, 0)
    .option('--until <time>', until, readTime, Infinity);
}

function readTime(text: string): Instant {
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new InvalidArgumentError(timeWrong);
  return at;
}
