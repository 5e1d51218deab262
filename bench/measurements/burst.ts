import { setTimeout as sleep } from 'node:timers/promises';
import { MINUTE_MS, SECOND_MS } from '../../services/platform/clock.ts';
import { inLanes } from '../load/lanes.ts';
import type { Measurement } from '../measurement.ts';
import { createPerson } from '../people/person.ts';
import { resetPasscode, type ResetStory } from '../people/reset-conversation.ts';
import { type Figure, formatNumber } from '../report/figure.ts';
import { percentile } from '../report/stats.ts';
import { onStage } from '../stage.ts';

const PEOPLE = 5000;
const PEOPLE_QUICKLY = 300;
/** They come evenly within that time. */
const ARRIVE_WITHIN_MS = 8 * MINUTE_MS;
/** As production runs at least. */
const INSTANCES = 2;
const ARRIVE_QUICKLY_MS = 20 * SECOND_MS;
const WRITES = 200;

/** Monday morning at nine: many people forgot the passcode over the weekend, and all come at once. */
export const burst: Measurement = {
  name: 'burst',
  title: 'Monday morning',
  isQuick: false,
  run({ quick, tell }) {
    const count = quick ? PEOPLE_QUICKLY : PEOPLE;
    return onStage(
      { devices: [{ people: count, each: 2 }], stepDelayMs: SECOND_MS },
      async ({ world, ...stage }) => {
        const bots = await Promise.all(Array.from({ length: INSTANCES }, () => stage.startProduct()));
        const people = Array.from({ length: count }, (_, place) => createPerson(place));
        const began = Date.now();
        let done = 0;
        const within = quick ? ARRIVE_QUICKLY_MS : ARRIVE_WITHIN_MS;
        const stories = await inLanes([...people.entries()], count, async ([place, person]) => {
          await sleep((place / count) * within);
          const story = await resetPasscode(world, bots[place % INSTANCES]?.origin ?? '', person).catch(
            () => undefined,
          );
          if (++done % 100 === 0) tell(`${done} of ${count} are told`);
          return story;
        });
        const { graph, most, throttled } = await world.counts();
        return describe(stories, {
          writes: graph.writes - throttled,
          mostWrites: most.writes,
          tookMs: Date.now() - began,
        });
      },
    );
  },
};

function describe(
  stories: readonly (ResetStory | undefined)[],
  { writes, mostWrites, tookMs }: { writes: number; mostWrites: number; tookMs: number },
): readonly Figure[] {
  const told = stories.filter((story) => story !== undefined);
  const waits = told.map(({ confirmed, told: at }) => (at - confirmed) / SECOND_MS);
  return [
    exactly('people who were told the outcome', told.length, stories.length),
    exactly('resets sent to Intune', writes, stories.length),
    {
      what: 'most writes in any 20 s',
      measured: formatNumber(mostWrites),
      goal: { text: `≤ ${WRITES}`, isReached: mostWrites <= WRITES, kind: 'count' },
    },
    {
      what: 'people whose card said how long the line is',
      measured: formatNumber(told.filter(({ wasInLine }) => wasInLine).length),
    },
    { what: 'time until everybody was told', measured: `${formatNumber(tookMs / SECOND_MS)} s` },
    {
      what: 'from the last press to the outcome',
      measured: `p50 ${formatNumber(percentile(waits, 0.5))} s, p95 ${formatNumber(percentile(waits, 0.95))} s`,
    },
  ];
}

function exactly(what: string, found: number, wanted: number): Figure {
  const goal = { text: `= ${formatNumber(wanted)}`, isReached: found === wanted, kind: 'count' as const };
  return { what, measured: formatNumber(found), goal };
}
