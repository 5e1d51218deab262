import { SECOND_MS } from '../../services/platform/clock.ts';
import { CONNECTIONS } from '../load/connections.ts';
import { inLanes } from '../load/lanes.ts';
import { runLoad } from '../load/load.ts';
import type { Effort, Measurement } from '../measurement.ts';
import { createPerson } from '../people/person.ts';
import { resetPasscode } from '../people/reset-conversation.ts';
import type { MeasuredProcess } from '../process/measured-process.ts';
import { type Figure, formatNumber } from '../report/figure.ts';
import { onStage, type Stage } from '../stage.ts';
import { crowdSaying } from './cost.ts';

const INSTANCES = [1, 2, 4];
const INSTANCES_QUICK = [2];
const TALKERS = { first: 0, count: 200 };
const RESETS = 60;
const NO_LIMIT = { requests: 1_000_000, windowMs: 20_000 };

/** Several instances on one Redis: what they do together, how evenly, and whether anything is done twice. */
export const scaleOut: Measurement = {
  name: 'scale-out',
  title: 'Scale-out',
  isQuick: true,
  async run(effort) {
    const figures: Figure[] = [];
    for (const instances of effort.quick ? INSTANCES_QUICK : INSTANCES) {
      const devices = [
        { people: TALKERS.count, each: 1 },
        { people: RESETS, each: 2 },
      ];
      const limits = { requests: NO_LIMIT, writes: NO_LIMIT };
      const work = (stage: Stage): Promise<readonly Figure[]> => measure(stage, instances, effort);
      figures.push(...(await onStage({ devices, stepDelayMs: SECOND_MS, limits }, work)));
    }
    return figures;
  },
};

async function measure(stage: Stage, instances: number, { quick }: Effort): Promise<readonly Figure[]> {
  const bots = await Promise.all(Array.from({ length: instances }, () => stage.startProduct()));
  const rates = await saturate(stage, bots, quick ? 500 : 3000);
  const cpuBefore = await Promise.all(bots.map(async (bot) => (await bot.usage()).cpuMs));
  await stage.world.counts();
  const people = Array.from({ length: RESETS }, (_, place) => createPerson(TALKERS.count + place));
  await inLanes([...people.entries()], RESETS, ([place, person]) =>
    resetPasscode(stage.world, bots[place % instances]?.origin ?? '', person),
  );
  const cpu = await Promise.all(bots.map(async (bot, i) => (await bot.usage()).cpuMs - (cpuBefore[i] ?? 0)));
  const { graph } = await stage.world.counts();
  const name = `${instances} instance${instances > 1 ? 's' : ''}`;
  const twice = graph.writes - RESETS;
  return [
    { what: `${name}: help turns a second, all together`, measured: formatNumber(rates) },
    {
      what: `${name}: busiest instance beside an even share, following ${RESETS} resets`,
      measured: `${formatNumber((Math.max(...cpu) * instances) / cpu.reduce((a, b) => a + b, 0))} ×`,
    },
    {
      what: `${name}: resets sent twice`,
      measured: String(twice),
      goal: { text: '0', isReached: twice === 0, kind: 'count' },
    },
  ];
}

/** All at the same time, after a warm-up. */
async function saturate({ world }: Stage, bots: readonly MeasuredProcess[], amount: number): Promise<number> {
  const next = crowdSaying(world, 'help', TALKERS);
  const load = (count: number) => async (bot: MeasuredProcess) =>
    (await runLoad({ origin: bot.origin, amount: count, connections: CONNECTIONS, next })).perSecond;
  await Promise.all(bots.map(load(500)));
  const rates = await Promise.all(bots.map(load(amount)));
  return rates.reduce((total, rate) => total + rate, 0);
}
