import { createMessage } from '../people/activity.ts';
import { createPerson } from '../people/person.ts';
import { CONNECTIONS } from '../load/connections.ts';
import { runLoad } from '../load/load.ts';
import type { MeasuredProcess } from '../process/measured-process.ts';
import type { BenchWorld } from '../world/bench-world.ts';

/** What a number of turns took. */
export interface Cost {
  /** Of the bot's process, for each message or update that the connector took, in milliseconds. */
  readonly cpuMsPerActivity: number;
  readonly turnsPerSecond: number;
  readonly activitiesPerTurn: number;
}

/** Work of a bot, of which the cost is measured. */
export interface Work {
  readonly bot: MeasuredProcess;
  readonly world: BenchWorld;
  /** How many it takes. */
  readonly turns: number;
  /** @returns How many turns it was in a second. */
  readonly run: () => Promise<number>;
}

/** Measures CPU time and activities from before the work to after it. */
export async function measureCost({ bot, world, turns, run }: Work): Promise<Cost> {
  const before = await bot.usage();
  await world.counts();
  const turnsPerSecond = await run();
  const after = await bot.usage();
  const { sends, updates } = await world.counts();
  const activities = sends + updates;
  return {
    cpuMsPerActivity: (after.cpuMs - before.cpuMs) / activities,
    turnsPerSecond,
    activitiesPerTurn: activities / turns,
  };
}

/** Everybody who says something in a load, one after the other, each in a chat of their own. */
export interface Crowd {
  readonly first: number;
  readonly count: number;
}

/** People who all say the same. @returns Their next message, each time. */
export function crowdSaying(
  world: BenchWorld,
  text: string,
  { first, count }: Crowd,
): () => ReturnType<typeof createMessage> {
  let spoken = 0;
  return () => createMessage(createPerson(first + (spoken++ % count)), world.serviceUrl, text);
}

/** A crowd that says the same thing, as work to be measured. */
export function sayWork(
  bot: MeasuredProcess,
  world: BenchWorld,
  text: string,
  crowd: Crowd,
  { amount, perSecond }: { readonly amount: number; readonly perSecond?: number },
): Work {
  const next = crowdSaying(world, text, crowd);
  const run = async (): Promise<number> => {
    const load = { origin: bot.origin, amount, connections: CONNECTIONS, next };
    return (await runLoad(perSecond === undefined ? load : { ...load, perSecond })).perSecond;
  };
  return { bot, world, turns: amount, run };
}
