import { parseArgs } from 'node:util';
import { z } from 'zod';

const Settings = z.object({
  /** How many conversations. */
  runs: z.coerce.number().int().min(1).max(10_000).default(20),
  /** The same seed plans the same faults. */
  seed: z.coerce.number().int().default(1),
  /** How many conversations go on at once. */
  lanes: z.coerce.number().int().min(1).max(50).default(4),
  /** The one run to repeat, of those of the seed. */
  only: z.coerce.number().int().optional(),
  /** The file that the result is written to. */
  report: z.string().optional(),
});

/** How the chaos run was asked for. */
export type ChaosSettings = z.infer<typeof Settings>;

/** Reads the command line. @throws where it cannot be understood. */
export function readChaosSettings(args: readonly string[]): ChaosSettings {
  const string = { type: 'string' } as const;
  const options = { runs: string, seed: string, lanes: string, only: string, report: string };
  return Settings.parse(parseArgs({ args: [...args], options }).values);
}
