import { findLeftovers } from '../../bench/process/leftovers.ts';
import { SECOND_MS } from '../../services/platform/clock.ts';
import { beginHunt } from '../harness/secret-hunt/begin-hunt.ts';
import { judgeHunt, summarise } from '../harness/secret-hunt/verdict.ts';
import { planRuns, type Plan } from './plan.ts';
import { type Campaign, listViolations, renderTable } from './report.ts';
import { writeReport } from './report-file.ts';
import { castPart, type RunResult, runPlan } from './run.ts';
import { expectSecrets } from './secrets.ts';
import { type ChaosSettings, readChaosSettings } from './settings.ts';
import { openStage, PREFIX, type Stage } from './stage.ts';

/** What takes longer than this is told in full. */
const SLOW_MS = 15 * SECOND_MS;

const ends: (() => void)[] = [];
process.once('exit', () => {
  for (const end of ends) end();
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const settings = readChaosSettings(process.argv.slice(2));
const campaign = await perform(settings);
const violations = listViolations(campaign);
console.log(`\n${renderTable(campaign.results)}\n\n${campaign.secrets}`);
for (const [message, count] of campaign.errors) console.log(`logged as error, ${count} times: ${message}`);
for (const violation of violations) console.log(`VIOLATION ${violation}`);
if (settings.report !== undefined) await writeReport(settings.report, campaign);
console.log(`${violations.length} violations in ${campaign.results.length} runs: ${campaign.command}`);
process.exit(violations.length === 0 ? 0 : 1);

async function perform({ runs, seed, lanes, only }: ChaosSettings): Promise<Campaign> {
  const began = Date.now();
  const plans = planRuns(seed, runs);
  const parts = plans.map(castPart);
  const cast = {
    people: parts.map(({ person }) => person),
    devices: parts.flatMap(({ devices }) => devices),
  };
  const hunt = beginHunt();
  const stage = await openStage(cast, (end) => ends.push(end));
  const chosen = [...plans.entries()].filter(([number]) => number === (only ?? number));
  const results = await runAll(stage, chosen, lanes);
  const leftovers = await findLeftovers(stage.redis, PREFIX);
  await stage.close();
  const surprises = stage.instances.flatMap((instance) => instance.surprises);
  const hunted = hunt.search();
  const leaks = judgeHunt(hunted, expectSecrets(results.length));
  return {
    command: `npm run chaos -- --runs ${runs} --seed ${seed}`,
    results,
    violations: [...leftovers, ...surprises, ...leaks],
    secrets: summarise(hunted),
    errors: stage.logs.errors(),
    tookMs: Date.now() - began,
  };
}

/** Several lanes, each taking the next plan: another run's crash is everybody's. */
async function runAll(stage: Stage, plans: readonly [number, Plan][], lanes: number): Promise<RunResult[]> {
  const waiting = [...plans];
  const results: RunResult[] = [];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [number, plan] = next;
      const result = await runPlan(stage, plan, number);
      results.push(result);
      console.log(describe(result));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}

function describe({
  number,
  plan,
  resets,
  posts,
  starts,
  story,
  duplicates,
  consultation: { words, saidAgain, repeats },
  violations: wrong,
  tookMs,
}: RunResult): string {
  const states = resets.map(({ state }) => state).join();
  const facts = { states, posts, starts, duplicates, words, saidAgain, repeats };
  const shown = Object.entries(facts).map(([name, value]) => `${name}=${value}`);
  return [
    `run ${number} ${(tookMs / SECOND_MS).toFixed(1)} s`,
    ...shown,
    JSON.stringify(plan.fault),
    ...(starts > 1 || tookMs > SLOW_MS || wrong.length > 0 ? story : []),
    ...wrong.map((each) => `VIOLATION ${each}`),
  ].join('  ');
}
