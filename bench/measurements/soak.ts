import { setTimeout as sleep } from 'node:timers/promises';
import { MINUTE_MS, SECOND_MS } from '../../services/platform/clock.ts';
import { runLoad } from '../load/load.ts';
import type { Effort, Measurement } from '../measurement.ts';
import { createPerson } from '../people/person.ts';
import { resetPasscode } from '../people/reset-conversation.ts';
import { findLeftovers } from '../process/leftovers.ts';
import type { MeasuredProcess } from '../process/measured-process.ts';
import type { Usage } from '../process/usage.ts';
import { type Figure, formatNumber } from '../report/figure.ts';
import { slopeOf } from '../report/stats.ts';
import { onStage, type Stage } from '../stage.ts';
import { crowdSaying } from './cost.ts';

const PREFIX = 'soak';
const TALKERS = { first: 0, count: 200 };
const TURNS_A_SECOND = 30;
const RESET_EVERY_MS = 3 * SECOND_MS;
const LOOK_EVERY_MS = 20 * SECOND_MS;
/** What ends by itself has ended. */
const REST_MS = 30 * SECOND_MS;
/** The beginning is warm-up: code is compiled, caches fill. */
const WARM_SHARE = 0.3;
/** A process that grows faster is full within a week. */
const MOST_MB_AN_HOUR = 10;

/** Mixed load for a long time: what grows, and what does not go away. */
export const soak: Measurement = {
  name: 'soak',
  title: 'Soak',
  isQuick: false,
  run(effort) {
    const resets = Math.ceil((effort.soakMinutes * MINUTE_MS) / RESET_EVERY_MS);
    const devices = [
      { people: TALKERS.count, each: 5 },
      // One more, to begin with.
      { people: resets + 1, each: 2 },
    ];
    return onStage({ devices, stepDelayMs: SECOND_MS }, (stage) => endure(stage, effort, resets));
  },
};

/** A look at the process, so many milliseconds after the beginning. */
interface Look extends Usage {
  readonly afterMs: number;
}

async function endure(
  stage: Stage,
  { soakMinutes, tell }: Effort,
  resets: number,
): Promise<readonly Figure[]> {
  const { world, redis } = stage;
  const bot = await stage.startProduct({ prefix: PREFIX }, ['--expose-gc']);
  // What is opened once and kept is open from then on.
  await resetPasscode(world, bot.origin, createPerson(TALKERS.count + resets));
  await sleep(REST_MS);
  const before = await bot.usage();
  const keysBefore = await redis.looker.dbsize();
  const lastsMs = soakMinutes * MINUTE_MS;
  const looks: Look[] = [];
  const load = runLoad({
    origin: bot.origin,
    amount: Math.ceil((lastsMs / SECOND_MS) * TURNS_A_SECOND),
    connections: 5,
    perSecond: TURNS_A_SECOND,
    next: crowdSaying(world, 'help', TALKERS),
  });
  await Promise.all([load, resetOneByOne(stage, bot, resets), lookOften(bot, lastsMs, looks, tell)]);
  await sleep(REST_MS);
  const atRest = await bot.usage();
  const leftovers = await findLeftovers(redis.looker, PREFIX);
  for (const leftover of leftovers) tell(leftover);
  const keys = await redis.looker.dbsize();
  const warm = looks.slice(Math.floor(looks.length * WARM_SHARE));
  const mbAnHour = slopeOf(warm.map(({ afterMs, heapBytes }) => [afterMs / 3_600_000, heapBytes / 1e6]));
  return [
    {
      what: `memory in use, over ${formatNumber(soakMinutes)} minutes`,
      measured: `${formatNumber(mbAnHour)} MB an hour`,
      goal: {
        text: `≤ ${MOST_MB_AN_HOUR} MB an hour`,
        isReached: mbAnHour <= MOST_MB_AN_HOUR,
        kind: 'time',
      },
    },
    gone('handles at rest, beyond those before the load', Math.max(0, atRest.handles - before.handles)),
    {
      what: 'handles at rest before the load, at the first look under it, and at rest afterwards',
      measured: [before, looks[0], atRest].map((look) => look?.handles ?? 0).join(', '),
    },
    gone('keys in Redis that neither end by themselves nor are meant to stay', leftovers.length),
    {
      what: 'keys in Redis before the load, and afterwards with those that are kept for their time (docs/storage.md)',
      measured: [keysBefore, keys].map(formatNumber).join(', '),
    },
  ];
}

async function resetOneByOne({ world }: Stage, bot: MeasuredProcess, count: number): Promise<void> {
  const going: Promise<unknown>[] = [];
  for (let place = 0; place < count; place++) {
    going.push(resetPasscode(world, bot.origin, createPerson(TALKERS.count + place)));
    await sleep(RESET_EVERY_MS);
  }
  await Promise.all(going);
}

async function lookOften(
  bot: MeasuredProcess,
  lastsMs: number,
  looks: Look[],
  tell: (text: string) => void,
): Promise<void> {
  const began = Date.now();
  while (Date.now() - began < lastsMs) {
    await sleep(LOOK_EVERY_MS);
    const look = { ...(await bot.usage()), afterMs: Date.now() - began };
    looks.push(look);
    tell(`${formatNumber(look.afterMs / SECOND_MS)} s: ${formatNumber(look.heapBytes / 1e6)} MB`);
  }
}

function gone(what: string, left: number): Figure {
  return { what, measured: String(left), goal: { text: '0', isReached: left === 0, kind: 'count' } };
}
