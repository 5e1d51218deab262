import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';

const Spread = z.object({ median: z.number(), min: z.number(), max: z.number() });
const Goal = z.object({ text: z.string(), isReached: z.boolean(), kind: z.enum(['count', 'time']) });
const Figure = z.object({
  what: z.string(),
  measured: z.string(),
  against: z.object({ baseline: z.string(), ratio: Spread }).exactOptional(),
  goal: Goal.exactOptional(),
});

/** Where and with what it was measured. */
export const Machine = z.object({
  processor: z.string(),
  cores: z.number(),
  memoryGb: z.number(),
  system: z.string(),
  versions: z.record(z.string(), z.string()),
});
export type Machine = z.infer<typeof Machine>;

const Finding = z.object({
  name: z.string(),
  title: z.string(),
  figures: z.array(Figure),
  tookMs: z.number(),
  /** What was run. */
  command: z.string(),
  /** When, as ISO 8601, to the day. */
  day: z.string(),
  machine: Machine,
});

const Findings = z.array(Finding);

/** One measurement, and how it came about. */
export type Finding = z.infer<typeof Finding>;
/** The newest of each measurement. */
export type Findings = readonly Finding[];

/**
 * Puts new measurements in the place of older ones, whatever machine these were made on: both sides of a ratio always
 * come from one run, and the page says which machine that was on. Pure.
 *
 * @param order Names of all measurements, as they shall stand.
 */
export function addFindings(known: Findings, found: Findings, order: readonly string[]): Findings {
  const newest = new Map([...known, ...found].map((finding) => [finding.name, finding]));
  return order.flatMap((name) => newest.get(name) ?? []);
}

/** @returns None where there are none, or another version of the bench wrote them. */
export async function readFindings(path: string): Promise<Findings> {
  const json = await readFile(path, 'utf8').catch(() => 'null');
  return Findings.safeParse(JSON.parse(json)).data ?? [];
}

/** Keeps findings for the next run, which may measure only some. */
export async function writeFindings(path: string, findings: Findings): Promise<void> {
  await writeFile(path, `${JSON.stringify(findings, null, 2)}\n`);
}
