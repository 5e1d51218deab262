import { setTimeout as sleep } from 'node:timers/promises';
import { MINUTE_MS, SECOND_MS } from '../../services/platform/clock.ts';
import { inLanes } from '../load/lanes.ts';
import { seedOpenResets } from '../load/open-resets.ts';
import type { Effort, Measurement } from '../measurement.ts';
import { createPerson } from '../people/person.ts';
import { resetPasscode, type ResetStory } from '../people/reset-conversation.ts';
import type { Usage } from '../process/usage.ts';
import { type Figure, formatNumber } from '../report/figure.ts';
import { percentile } from '../report/stats.ts';
import { onStage, type Stage } from '../stage.ts';
import { lagByAge } from './lag-by-age.ts';

/** Looks that follow resets, in any 20 seconds where they arrive, for all instances: half of what Graph allows. */
const BUDGET = 1000;
const WINDOW_SECONDS = 20;
const MOST_REDIS_BYTES = 2048;
const MOST_BOT_BYTES = 1024;
const LATEST_MS = 10 * SECOND_MS;
/** Who is not told so long after the device is done is not waited for. */
const PATIENCE_MS = MINUTE_MS;

interface Scale {
  readonly open: number;
  readonly instances: number;
  /** People who reset while all the others are waiting. */
  readonly young: number;
  /** Their devices hear of it after one step, and are done after two, in milliseconds. */
  readonly stepMs: number;
  readonly lasts: number;
}

const QUICK: readonly Scale[] = [
  { open: 1000, instances: 1, young: 10, stepMs: 8 * SECOND_MS, lasts: 10 * SECOND_MS },
];
/** With the most of them more than twice as many looks are due as the budget has: who is young must hear all the same. */
const FULL: readonly Scale[] = [1000, 10_000, 100_000].flatMap((open) =>
  [1, 2].map((instances) => ({ open, instances, young: 60, stepMs: 20 * SECOND_MS, lasts: 90 * SECOND_MS })),
);

/** Following many open resets within Graph's budget. */
export const watch: Measurement = {
  name: 'watch',
  title: 'Watch at scale',
  isQuick: true,
  async run(effort) {
    const figures: Figure[] = [];
    for (const scale of effort.quick ? QUICK : FULL) figures.push(...(await watchOne(scale, effort)));
    return [...figures, ...lagByAge()];
  },
};

function watchOne(scale: Scale, effort: Effort): Promise<readonly Figure[]> {
  const devices = [
    { people: scale.young, each: 2 },
    { people: scale.open, each: 1, isOffline: true },
  ];
  return onStage({ devices, stepDelayMs: scale.stepMs }, (stage) => observe(stage, scale, effort));
}

async function observe(stage: Stage, scale: Scale, { tell }: Effort): Promise<readonly Figure[]> {
  const { redis, world } = stage;
  const [first, ...others] = await Promise.all(
    Array.from({ length: scale.instances }, () => stage.startProduct({}, ['--expose-gc'])),
  );
  if (first === undefined) throw new Error('There is no instance.');
  const bots = [first, ...others];
  const usages = (): Promise<readonly Usage[]> => Promise.all(bots.map((bot) => bot.usage()));
  const before = { heap: sum(await usages(), 'heapBytes'), redis: await redis.usedBytes() };
  await seedOpenResets({ redisUrl: redis.url, prefix: 'bench' }, { first: scale.young, count: scale.open });
  const held = { heap: sum(await usages(), 'heapBytes'), redis: await redis.usedBytes() };
  tell(`${scale.open} open resets on ${scale.instances} instances`);
  await world.counts();
  const began = { at: Date.now(), cpu: sum(await usages(), 'cpuMs') };
  const people = Array.from({ length: scale.young }, (_, place) => createPerson(place));
  const [stories] = await Promise.all([
    inLanes(people, 20, (person) =>
      resetPasscode(world, first.origin, person, 2 * scale.stepMs + PATIENCE_MS).catch(() => undefined),
    ),
    sleep(scale.lasts),
  ]);
  const seconds = (Date.now() - began.at) / SECOND_MS;
  const cpuMs = sum(await usages(), 'cpuMs') - began.cpu;
  const { graph, most, throttled } = await world.counts();
  const name = `${formatNumber(scale.open)} open, ${scale.instances} instance${scale.instances > 1 ? 's' : ''}`;
  return [
    atMost(
      `${name}: Redis per open reset, bytes`,
      (held.redis - before.redis) / scale.open,
      MOST_REDIS_BYTES,
    ),
    atMost(
      `${name}: bot memory per open reset, bytes`,
      (held.heap - before.heap) / scale.open,
      MOST_BOT_BYTES,
    ),
    atMost(`${name}: most looks at devices in any ${WINDOW_SECONDS} s`, most.looks, BUDGET),
    atMost(`${name}: turned away by Graph`, throttled, 0),
    {
      what: `${name}: looks`,
      measured: `${formatNumber(graph.looks / seconds)} a second, ${formatNumber(cpuMs / seconds)} ms CPU a second`,
    },
    toldOf(name, stories),
    lagOf(name, stories, scale),
  ];
}

function sum(usages: readonly Usage[], what: 'heapBytes' | 'cpuMs'): number {
  return usages.reduce((total, usage) => total + usage[what], 0);
}

function atMost(what: string, found: number, most: number): Figure {
  return {
    what,
    measured: formatNumber(Math.max(0, found)),
    goal: { text: `≤ ${formatNumber(most)}`, isReached: found <= most, kind: 'count' },
  };
}

type Stories = readonly (ResetStory | undefined)[];

function toldOf(name: string, stories: Stories): Figure {
  const told = stories.filter((story) => story !== undefined).length;
  return {
    what: `${name}: told within ${PATIENCE_MS / SECOND_MS} s after their device was done`,
    measured: `${told} of ${stories.length}`,
    goal: { text: `${stories.length}`, isReached: told === stories.length, kind: 'count' },
  };
}

/** The device is done two steps after the request, which leaves at once. Who was not told in time counts as just not. */
function lagOf(name: string, stories: Stories, { stepMs }: Scale): Figure {
  const lags = stories.map((story) =>
    story === undefined ? PATIENCE_MS : Math.max(0, story.told - story.confirmed - 2 * stepMs),
  );
  const p95 = percentile(lags, 0.95);
  const seconds = (ms: number): string => `${formatNumber(ms / SECOND_MS)} s`;
  return {
    what: `${name}: from "device done" to the confirmation, of resets younger than 2 minutes`,
    measured: `p50 ${seconds(percentile(lags, 0.5))}, p95 ${seconds(p95)}`,
    goal: { text: `p95 ≤ ${seconds(LATEST_MS)}`, isReached: p95 <= LATEST_MS, kind: 'time' },
  };
}
