import { nameFault } from './plan.ts';
import type { RunResult } from './run.ts';

/** What came of all runs. */
export interface Campaign {
  readonly command: string;
  readonly results: readonly RunResult[];
  /** What concerns no single run: left-over keys, instances that ended by themselves. */
  readonly violations: readonly string[];
  readonly errors: ReadonlyMap<string, number>;
  /** What the hunt for secrets came to. */
  readonly secrets: string;
  readonly tookMs: number;
}

const HEAD = [
  'fault',
  'runs',
  'resets',
  'POSTs',
  'done',
  'failed',
  'duplicates',
  'began again',
  'cases',
  'words',
  'said again',
  'repeats',
  'violations',
];

/** One row for each kind of fault, and one for all, as a Markdown table. */
export function renderTable(results: readonly RunResult[]): string {
  const byFault = Map.groupBy(results, ({ plan }) => nameFault(plan.fault));
  const rows = [...byFault]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, runs]) => [name, ...sums(runs)]);
  const cells = [HEAD, ...rows, ['**all**', ...sums(results)]];
  const widths = HEAD.map((_, i) => Math.max(...cells.map((row) => row[i]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(HEAD), rule, ...cells.slice(1).map(line)].join('\n');
}

function sums(runs: readonly RunResult[]): readonly string[] {
  const total = (count: (run: RunResult) => number): string =>
    String(runs.reduce((sum, run) => sum + count(run), 0));
  const ended = (state: string) => (run: RunResult) =>
    run.resets.filter((reset) => reset.state === state).length;
  return [
    String(runs.length),
    total(({ resets }) => resets.length),
    total(({ posts }) => posts),
    total(ended('done')),
    total(ended('failed')),
    total(({ duplicates }) => duplicates),
    total(({ starts }) => starts - 1),
    total(({ consultation }) => consultation.cases.length),
    total(({ consultation }) => consultation.words),
    total(({ consultation }) => consultation.saidAgain),
    total(({ consultation }) => consultation.repeats),
    total(({ violations }) => violations.length),
  ];
}

/** Everything that must not have happened, with the run to repeat. */
export function listViolations({ results, violations }: Campaign): readonly string[] {
  const ofRuns = results.flatMap((run) =>
    run.violations.map((violation) => `run ${run.number} (${JSON.stringify(run.plan.fault)}): ${violation}`),
  );
  return [...ofRuns, ...violations];
}

/** Durations of the runs, in seconds, at a share from 0 to 1. */
export function durationAt(results: readonly RunResult[], share: number): string {
  const sorted = results.map(({ tookMs }) => tookMs).sort((a, b) => a - b);
  const chosen = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return (chosen / 1000).toFixed(1);
}
