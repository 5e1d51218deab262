import { z } from 'zod';
import { SECOND_MS } from '../../services/platform/clock.ts';
import { CONNECTIONS } from '../load/connections.ts';
import { runLoad } from '../load/load.ts';
import type { Effort, Measurement } from '../measurement.ts';
import { openChat } from '../people/chat.ts';
import { createPerson } from '../people/person.ts';
import type { MeasuredProcess } from '../process/measured-process.ts';
import { type Figure, formatNumber, formatSpread } from '../report/figure.ts';
import { percentile, ratioOf, spreadOf } from '../report/stats.ts';
import { onStage, type Stage } from '../stage.ts';
import { crowdSaying } from './cost.ts';

const PEOPLE = { first: 0, count: 200 };
/** Of what a bot takes at most: where a queue is short, but not empty. */
const SHARE_OF_SATURATION = 0.5;
const SHARES = [0.5, 0.95, 0.99];
/** Everybody sees something happen within that time, however slow Graph is. (Design.) */
const FIRST_SIGN_WITHIN_MS = 2 * SECOND_MS;
const SLOW_GRAPH_MS = 5 * SECOND_MS;
const Sign = z.looseObject({ type: z.string() });

/** How long a turn takes while there is room, and the first sign of life while Graph is slow. */
export const latency: Measurement = {
  name: 'latency',
  title: 'Latency',
  isQuick: false,
  run: (effort) =>
    onStage({ devices: [{ people: PEOPLE.count + 1, each: 5 }], stepDelayMs: 500 }, async (stage) => {
      const [echo, product] = await Promise.all([stage.startBaseline('echo'), stage.startProduct()]);
      const turns = await compareTurns(stage, { echo, product }, effort);
      return [...turns, await measureFirstSign(stage, product)];
    }),
};

interface Pair<T> {
  readonly echo: T;
  readonly product: T;
}

async function compareTurns(
  { world }: Stage,
  bots: Pair<MeasuredProcess>,
  { quick, tell }: Effort,
): Promise<readonly Figure[]> {
  const amount = quick ? 500 : 2000;
  const next = crowdSaying(world, 'help', PEOPLE);
  const load = async (
    bot: MeasuredProcess,
    perSecond?: number,
  ): Promise<{ rate: number; ms: readonly number[] }> => {
    const pace = perSecond === undefined ? {} : { perSecond: Math.max(1, Math.floor(perSecond)) };
    const result = await runLoad({ origin: bot.origin, amount, connections: CONNECTIONS, next, ...pace });
    return { rate: result.perSecond, ms: result.latenciesMs };
  };
  for (const bot of [bots.echo, bots.product]) await load(bot);
  const rates = { echo: (await load(bots.echo)).rate, product: (await load(bots.product)).rate };
  const found: Pair<(readonly number[])[]> = { echo: [], product: [] };
  for (let round = 0; round < (quick ? 2 : 5); round++) {
    for (const name of ['echo', 'product'] as const) {
      const { ms } = await load(bots[name], rates[name] * SHARE_OF_SATURATION);
      found[name].push(SHARES.map((share) => percentile(ms, share)));
      tell(`round ${round}: ${name} p50 ${percentile(ms, 0.5).toFixed(1)} ms`);
    }
  }
  return SHARES.map((share, place) => {
    const of = (name: keyof typeof found): number[] => found[name].map((round) => round[place] ?? NaN);
    return {
      what: `help, p${share * 100} at 50 % of the saturated rate`,
      measured: formatSpread(spreadOf(of('product')), 'ms'),
      against: { baseline: 'echo', ratio: ratioOf(of('product'), of('echo')) },
    };
  });
}

async function measureFirstSign({ world }: Stage, product: MeasuredProcess): Promise<Figure> {
  await world.delayGraph('/**', SLOW_GRAPH_MS);
  // Somebody who has not spoken yet: the first thing in this chat is the first sign.
  const chat = openChat(world, product.origin, createPerson(PEOPLE.count));
  const began = Date.now();
  const answered = chat.say('reset');
  const { at, json } = await chat.wait(() => true, 2 * SLOW_GRAPH_MS);
  const tookMs = at - began;
  await answered;
  chat.close();
  return {
    what: `first sign (${Sign.parse(JSON.parse(json)).type}) while Graph takes ${SLOW_GRAPH_MS / SECOND_MS} s`,
    measured: `${formatNumber(tookMs)} ms`,
    goal: { text: '< 2 s', isReached: tookMs < FIRST_SIGN_WITHIN_MS, kind: 'time' },
  };
}
