import { parseArgs } from 'node:util';
import { z } from 'zod';

export const DEFAULT_MINUTES = 30;

const Settings = z.object({
  quick: z.boolean().default(false),
  /** How long the soak lasts. */
  minutes: z.coerce.number().positive().default(DEFAULT_MINUTES),
  /** Where the page is written; a quick run writes none. */
  report: z.string().default('docs/performance.md'),
});

/** What is measured, and how. */
export interface BenchSettings extends z.infer<typeof Settings> {
  /** Names of measurements; all where empty. */
  readonly only: readonly string[];
}

/** Reads the command line. @throws where an option is unknown or makes no sense. */
export function readSettings(args: readonly string[]): BenchSettings {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      quick: { type: 'boolean' },
      minutes: { type: 'string' },
      report: { type: 'string' },
    },
  });
  return { ...Settings.parse(values), only: positionals };
}
