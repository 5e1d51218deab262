import { SECOND_MS } from '../services/platform/clock.ts';
import type { Effort, Measurement } from './measurement.ts';
import { MEASUREMENTS } from './measurements/index.ts';
import { listFailures, type Section } from './report/figure.ts';
import { writePage } from './report/write-page.ts';
import { renderTable } from './report/table.ts';
import { type BenchSettings, DEFAULT_MINUTES, readSettings } from './settings.ts';

const settings = readSettings(process.argv.slice(2));
const sections = await measureAll(choose(settings), settings);
const failures = listFailures(sections);
for (const failure of failures) console.log(`FAILED ${failure}`);
const order = MEASUREMENTS.map(({ name }) => name);
if (!settings.quick)
  await writePage(settings.report, { sections, order, command: describeCommand(settings) });
process.exit(failures.length === 0 ? 0 : 1);

function describeCommand({ only, minutes }: BenchSettings): string {
  const options = [...only, ...(minutes === DEFAULT_MINUTES ? [] : ['--minutes', String(minutes)])];
  return ['npm run bench', ...(options.length === 0 ? [] : ['--', ...options])].join(' ');
}

/** @throws where a name is unknown: a run that measures nothing would look like a good one. */
function choose({ only, quick }: BenchSettings): readonly Measurement[] {
  const unknown = only.filter((name) => !MEASUREMENTS.some((each) => each.name === name));
  const known = MEASUREMENTS.map(({ name }) => name).join(', ');
  if (unknown.length > 0) throw new Error(`Nothing is called ${unknown.join(', ')}. There are: ${known}`);
  if (only.length > 0) return MEASUREMENTS.filter(({ name }) => only.includes(name));
  return MEASUREMENTS.filter(({ isQuick }) => isQuick || !quick);
}

async function measureAll(
  measurements: readonly Measurement[],
  { quick, minutes }: BenchSettings,
): Promise<readonly Section[]> {
  const effort: Effort = {
    quick,
    soakMinutes: minutes,
    tell: (text) => {
      console.error(`  ${text}`);
    },
  };
  const done: Section[] = [];
  for (const { name, title, run } of measurements) {
    const began = Date.now();
    const section = { name, title, figures: await run(effort), tookMs: Date.now() - began };
    done.push(section);
    console.log(`\n${title} (${name}, ${(section.tookMs / SECOND_MS).toFixed(0)} s)\n`);
    console.log(renderTable(section));
  }
  return done;
}
