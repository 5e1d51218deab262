import type { Person } from '../../sandbox/people.ts';
import type { Effort, Measurement } from '../measurement.ts';
import { inLanes } from '../load/lanes.ts';
import { createPerson } from '../people/person.ts';
import { resetPasscode } from '../people/reset-conversation.ts';
import { goThroughWaterfall } from '../people/sign-in.ts';
import type { MeasuredProcess } from '../process/measured-process.ts';
import { type Figure, formatSpread } from '../report/figure.ts';
import { ratioOf, spreadOf } from '../report/stats.ts';
import { onStage, type Stage } from '../stage.ts';
import type { BenchWorld } from '../world/bench-world.ts';
import type { WorldOrders } from '../world/orders.ts';
import { type Cost, type Crowd, measureCost, sayWork, type Work } from './cost.ts';

/** People with five devices, people with two hundred, and people with two who go through a whole reset. */
const FIVE: Crowd = { first: 0, count: 200 };
const MANY: Crowd = { first: 200, count: 20 };
const RESETTERS = { first: 220, count: 9000 };
/** People without devices, who go through the OAuth waterfall. */
const FIRST_OF_WATERFALL = RESETTERS.first + RESETTERS.count;
const NO_LIMIT = { requests: 1_000_000, windowMs: 20_000 };

const WORLD: WorldOrders = {
  devices: [
    { people: FIVE.count, each: 5 },
    { people: MANY.count, each: 200 },
    { people: RESETTERS.count, each: 2 },
  ],
  stepDelayMs: 500,
  // Limits would make the bot wait, which costs nothing, Graph's as well as its own; see "watch" and "burst" for these.
  limits: { requests: NO_LIMIT, writes: NO_LIMIT },
};

/** What one turn, and a whole conversation, costs beside the baselines. */
export const turnCost: Measurement = {
  name: 'turn-cost',
  title: 'Cost of a turn',
  isQuick: true,
  run: (effort) => onStage(WORLD, (stage) => compare(stage, effort)),
};

/** One thing to be measured in each round. */
interface Subject {
  readonly name: string;
  readonly work: () => Work;
}

/** How often all bots are started, and their rounds from then on: those to warm up, and those that count. */
const FULL = { launches: 3, warmUp: 5, rounds: 4 };
const QUICK = { launches: 1, warmUp: 1, rounds: 2 };

/** Others each time: what was said in their chats before would be taken for an answer. */
interface Newcomers {
  readonly resetters: () => readonly Person[];
  readonly signers: () => readonly Person[];
}

async function compare(stage: Stage, effort: Effort): Promise<readonly Figure[]> {
  const { launches, warmUp, rounds } = effort.quick ? QUICK : FULL;
  const talkers = effort.quick ? 40 : 300;
  const newcomers: Newcomers = {
    resetters: peopleFrom(RESETTERS.first, talkers),
    // As many turns: the waterfall has two, a reset four.
    signers: peopleFrom(FIRST_OF_WATERFALL, 2 * talkers),
  };
  const costs = new Map<string, Cost[]>();
  for (let launch = 1; launch <= launches; launch++) {
    const bots = await startBots(stage, launch);
    const subjects = subjectsOf(bots, stage.world, newcomers, effort.quick ? 600 : 6000);
    // First all warm up, for as long as their figures still fall: compilation, connections, tokens.
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
  amount: number,
): readonly Subject[] {
  const say = (bot: MeasuredProcess, text: string, crowd: Crowd, turns: number) => (): Work =>
    sayWork(bot, world, text, crowd, turns);
  return [
    { name: 'echo', work: say(echo, 'help', FIVE, amount) },
    { name: 'help', work: say(helper, 'help', FIVE, amount) },
    { name: 'reset', work: () => talkWork(world, resetter, resetters(), RESET) },
    { name: 'list of 5', work: say(lister, 'my devices', FIVE, amount / 3) },
    { name: 'list of 200', work: say(lister, 'my devices', MANY, amount / 6) },
    { name: 'oauth', work: () => talkWork(world, oauth, signers(), WATERFALL) },
    { name: 'agents', work: say(agents, 'help', FIVE, amount) },
    { name: 'plain', work: say(plain, 'help', FIVE, amount) },
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

/** @returns The next so many, each time. */
function peopleFrom(first: number, count: number): () => readonly Person[] {
  let next = first - count;
  return () => {
    next += count;
    return Array.from({ length: count }, (_, place) => createPerson(next + place));
  };
}

/** All talk at the same time: what one waits for costs nothing, and the others keep the bot busy. */
function talkWork(
  world: BenchWorld,
  bot: MeasuredProcess,
  people: readonly Person[],
  { turns, go }: Talk,
): Work {
  const run = async (): Promise<number> => {
    const began = performance.now();
    await inLanes(people, people.length, (person) => go(world, bot.origin, person));
    return (people.length * turns * 1000) / (performance.now() - began);
  };
  return { bot, world, run };
}

const WORDS: Readonly<Record<string, string>> = {
  help: 'our cheapest turn (help)',
  'list of 5': 'device list, 5 devices',
  'list of 200': 'device list, 200 devices',
  reset: 'whole reset conversation, on Redis',
  echo: 'botbuilder echo (baseline)',
  oauth: 'botbuilder OAuth waterfall (baseline)',
  agents: 'Microsoft 365 Agents SDK echo (baseline)',
  plain: 'plain Node http (floor)',
};
const GOALS: Readonly<Record<string, number>> = { help: 1.5, reset: 1 };

function describe(costs: ReadonlyMap<string, readonly Cost[]>): readonly Figure[] {
  const perSecond = (name: string): number[] =>
    (costs.get(name) ?? []).map(({ cpuMsPerActivity }) => 1000 / cpuMsPerActivity);
  const baseline = perSecond('echo');
  const figures = [...costs].map(([name, rounds]): Figure => {
    const ratio = ratioOf(perSecond(name), baseline);
    const goal = GOALS[name];
    const cpu = spreadOf(rounds.map(({ cpuMsPerActivity }) => cpuMsPerActivity));
    const turns = spreadOf(rounds.map(({ turnsPerSecond }) => turnsPerSecond));
    return {
      what: `activities per CPU-second: ${WORDS[name] ?? name}`,
      measured: `${formatSpread(cpu, 'ms CPU each')}, ${formatSpread(turns, 'turns/s')}`,
      against: { baseline: 'echo', ratio },
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
