import type { Person } from '../../sandbox/people.ts';
import type { Effort, Measurement } from '../measurement.ts';
import { inLanes } from '../load/lanes.ts';
import { createPerson } from '../people/person.ts';
import { resetPasscode } from '../people/reset-conversation.ts';
import { goThroughWaterfall } from '../people/sign-in.ts';
import type { MeasuredProcess } from '../process/measured-process.ts';
import { type Figure, formatNumber, formatSpread } from '../report/figure.ts';
import { ratioOf, spreadOf } from '../report/stats.ts';
import { onStage, type Stage } from '../stage.ts';
import type { BenchWorld } from '../world/bench-world.ts';
import type { WorldOrders } from '../world/orders.ts';
import { type Cost, type Crowd, measureCost, sayWork, type Work } from './cost.ts';

/** People with five devices, and people with two hundred. Those after them, with two, go through a whole reset. */
const FIVE: Crowd = { first: 0, count: 200 };
const MANY: Crowd = { first: 200, count: 20 };
const FIRST_RESETTER = MANY.first + MANY.count;
/** Turns a second that leave an echo time to spare. */
const FEW = 200;
const NO_LIMIT = { requests: 1_000_000, windowMs: 20_000 };

function worldFor(extent: Extent): WorldOrders {
  return {
    devices: [
      { people: FIVE.count, each: 5 },
      { people: MANY.count, each: 200 },
      { people: countResetters(extent), each: 2 },
    ],
    stepDelayMs: 500,
    // Limits would make the bot wait, which costs nothing, Graph's as well as its own; see "watch" and "burst" for these.
    limits: { requests: NO_LIMIT, writes: NO_LIMIT },
  };
}

/** What one turn, and a whole conversation, costs beside the baselines. */
export const turnCost: Measurement = {
  name: 'turn-cost',
  title: 'Cost of a turn',
  isQuick: true,
  run(effort) {
    const extent = effort.quick ? QUICK : FULL;
    return onStage(worldFor(extent), (stage) => compare(stage, extent, effort));
  },
};

/** One thing to be measured in each round. */
interface Subject {
  readonly name: string;
  readonly work: () => Work;
}

/** People who talk with a bot, and how many do so at the same time. */
interface Talkers {
  readonly people: number;
  readonly atATime: number;
}

/** How thoroughly it is measured. */
interface Extent {
  /** How often all bots are started. */
  readonly launches: number;
  /** Rounds from then on: those to warm up, and those that count. */
  readonly warmUp: number;
  readonly rounds: number;
  /** Of a bot that is asked one thing over and over. */
  readonly turns: number;
  /** So many as keep an instance about as busy as the others are, although each waits some seconds for the device. */
  readonly resetters: Talkers;
  /** So few that an instance has time to spare. */
  readonly fewResetters: Talkers;
  readonly signers: Talkers;
}
const FULL: Extent = {
  ...{ launches: 3, warmUp: 3, rounds: 3, turns: 6000 },
  resetters: { people: 4000, atATime: 2000 },
  fewResetters: { people: 200, atATime: 100 },
  signers: { people: 2000, atATime: 1000 },
};
const QUICK: Extent = {
  ...{ launches: 1, warmUp: 1, rounds: 2, turns: 600 },
  resetters: { people: 80, atATime: 80 },
  fewResetters: { people: 10, atATime: 10 },
  signers: { people: 80, atATime: 80 },
};

function countResetters({ launches, warmUp, rounds, resetters, fewResetters }: Extent): number {
  return launches * (warmUp + rounds) * (resetters.people + fewResetters.people);
}

/** The next so many people, others each time: what was said in their chats before would be taken for an answer. */
type Next = (count: number) => readonly Person[];
interface Newcomers {
  readonly resetters: Next;
  readonly signers: Next;
}

async function compare(stage: Stage, extent: Extent, effort: Effort): Promise<readonly Figure[]> {
  const { launches, warmUp, rounds } = extent;
  const newcomers = {
    resetters: peopleFrom(FIRST_RESETTER),
    // They need no devices.
    signers: peopleFrom(FIRST_RESETTER + countResetters(extent)),
  };
  const costs = new Map<string, Cost[]>();
  for (let launch = 1; launch <= launches; launch++) {
    const bots = await startBots(stage, launch);
    const subjects = subjectsOf(bots, stage.world, newcomers, extent);
    // First all warm up: compilation, connections, tokens.
    for (let round = 1 - warmUp; round <= rounds; round++) {
      for (const { name, work } of subjects) {
        const cost = await measureCost(work());
        if (round > 0) costs.set(name, [...(costs.get(name) ?? []), cost]);
        effort.tell(`launch ${launch}, round ${round}: ${name} ${cost.cpuMsPerActivity.toFixed(2)} ms`);
      }
    }
    await Promise.all(Object.values(bots).map((bot) => bot.stop()));
  }
  return describe(costs);
}

type Bots = Awaited<ReturnType<typeof startBots>>;

/**
 * Starts them all anew: two processes of the same program differ by a tenth for as long as they live. Each in a Redis name
 * space of its own: a reset leaves work for later, which is no part of a help turn.
 */
async function startBots(stage: Stage, launch: number) {
  const [echo, oauth, agents, plain, helper, lister, resetter] = await Promise.all([
    stage.startBaseline('echo'),
    stage.startBaseline('oauth'),
    stage.startBaseline('agents'),
    stage.startBaseline('plain'),
    stage.startProduct({ prefix: `help-${launch}` }),
    stage.startProduct({ prefix: `list-${launch}` }),
    stage.startProduct({ prefix: `reset-${launch}`, hasRoom: true }),
  ]);
  return { echo, oauth, agents, plain, helper, lister, resetter };
}

function subjectsOf(
  { echo, oauth, agents, plain, helper, lister, resetter }: Bots,
  world: BenchWorld,
  { resetters, signers }: Newcomers,
  { turns, ...extent }: Extent,
): readonly Subject[] {
  const say = (bot: MeasuredProcess, text: string, crowd: Crowd, amount: number) => (): Work =>
    sayWork(bot, world, text, crowd, { amount });
  const talk =
    (bot: MeasuredProcess, next: Next, { people, atATime }: Talkers, what: Talk) =>
    (): Work =>
      talkWork(world, bot, { people: next(people), atATime }, what);
  return [
    { name: 'echo', work: say(echo, 'help', FIVE, turns) },
    { name: 'help', work: say(helper, 'help', FIVE, turns) },
    { name: 'reset', work: talk(resetter, resetters, extent.resetters, RESET) },
    {
      name: 'few echoes',
      work: () => sayWork(echo, world, 'help', FIVE, { amount: turns / 6, perSecond: FEW }),
    },
    { name: 'few resets', work: talk(resetter, resetters, extent.fewResetters, RESET) },
    { name: 'list of 5', work: say(lister, 'my devices', FIVE, turns / 3) },
    { name: 'list of 200', work: say(lister, 'my devices', MANY, turns / 6) },
    { name: 'oauth', work: talk(oauth, signers, extent.signers, WATERFALL) },
    { name: 'agents', work: say(agents, 'help', FIVE, turns) },
    { name: 'plain', work: say(plain, 'help', FIVE, turns) },
  ];
}

/** A conversation of several turns. */
interface Talk {
  readonly turns: number;
  readonly go: (world: BenchWorld, origin: string, person: Person) => Promise<unknown>;
}

/** Asking, picking, signing in, confirming. The outcome comes by itself. */
const RESET: Talk = { turns: 4, go: resetPasscode };
/** Greeting, signing in. */
const WATERFALL: Talk = { turns: 2, go: goThroughWaterfall };

function peopleFrom(first: number): Next {
  let next = first;
  return (count) => {
    const from = next;
    next += count;
    return Array.from({ length: count }, (_, place) => createPerson(from + place));
  };
}

/** So many talk at the same time: what one waits for costs nothing, and the others keep the bot busy. */
function talkWork(
  world: BenchWorld,
  bot: MeasuredProcess,
  { people, atATime }: { readonly people: readonly Person[]; readonly atATime: number },
  { turns, go }: Talk,
): Work {
  const all = people.length * turns;
  const run = async (): Promise<number> => {
    const began = performance.now();
    await inLanes(people, atATime, (person) => go(world, bot.origin, person));
    return (all * 1000) / (performance.now() - began);
  };
  return { bot, world, turns: all, run };
}

const WORDS: Readonly<Record<string, string>> = {
  help: 'our cheapest turn (help)',
  'list of 5': 'device list, 5 devices',
  'list of 200': 'device list, 200 devices',
  reset: 'whole reset conversation, on Redis',
  'few resets': 'whole reset conversation, with time to spare',
  'few echoes': 'botbuilder echo, with time to spare (baseline)',
  echo: 'botbuilder echo (baseline)',
  oauth: 'botbuilder OAuth waterfall (baseline)',
  agents: 'Microsoft 365 Agents SDK echo (baseline)',
  plain: 'plain Node http (floor)',
};
const GOALS: Readonly<Record<string, number>> = { help: 1.5, reset: 1 };
/** What is not measured beside an echo at full load. */
const BESIDE: Readonly<Record<string, string>> = { 'few resets': 'few echoes', 'few echoes': 'few echoes' };

function describe(costs: ReadonlyMap<string, readonly Cost[]>): readonly Figure[] {
  const perSecond = (name: string): number[] =>
    (costs.get(name) ?? []).map(({ cpuMsPerActivity }) => 1000 / cpuMsPerActivity);
  const figures = [...costs].map(([name, rounds]): Figure => {
    const baseline = BESIDE[name] ?? 'echo';
    const ratio = ratioOf(perSecond(name), perSecond(baseline));
    const goal = GOALS[name];
    const cpu = spreadOf(rounds.map(({ cpuMsPerActivity }) => cpuMsPerActivity));
    const turns = spreadOf(rounds.map(({ turnsPerSecond }) => turnsPerSecond));
    const sent = spreadOf(rounds.map(({ activitiesPerTurn }) => activitiesPerTurn));
    return {
      what: `activities per CPU-second: ${WORDS[name] ?? name}`,
      measured: `${formatSpread(cpu, 'ms CPU each')}, ${formatSpread(turns, 'turns/s')} of ${formatNumber(sent.median)}`,
      against: { baseline, ratio },
      ...(goal === undefined
        ? {}
        : {
            goal: { text: `≥ ${goal.toFixed(1)} ×`, isReached: ratio.median >= goal, kind: 'time' as const },
          }),
    };
  });
  // Both sign somebody in, on the same token service: the one with a card of the samples, the other with all of a reset.
  const besideWaterfall = ratioOf(perSecond('reset'), perSecond('oauth'));
  return [
    ...figures,
    {
      what: `activities per CPU-second: ${WORDS['reset'] ?? ''}, beside the waterfall`,
      measured: '',
      against: { baseline: 'oauth', ratio: besideWaterfall },
    },
  ];
}
