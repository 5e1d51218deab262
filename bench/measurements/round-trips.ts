import { setTimeout as sleep } from 'node:timers/promises';
import type { Measurement } from '../measurement.ts';
import { type Chat, openChat } from '../people/chat.ts';
import { createPerson } from '../people/person.ts';
import { openSlowReplies, type SlowReplies } from '../process/slow-replies.ts';
import type { Figure } from '../report/figure.ts';
import { onStage, type Stage } from '../stage.ts';

/** Each answer of Redis takes so long that everything else in a turn does not matter beside it. */
const DELAY_MS = 600;
/** Jobs that a turn before started have come to rest. */
const REST_MS = 1500;

/** A turn, and what it may ask. */
interface Case {
  readonly what: string;
  readonly go: (chat: Chat) => Promise<void>;
  readonly redis: number;
  readonly graph: number;
}

const CASES: readonly Case[] = [
  { what: 'help', go: (chat) => chat.say('help'), redis: 2, graph: 0 },
  // Also looks whether a person at the helpdesk is being thanked.
  { what: 'thanks', go: (chat) => chat.say('thanks'), redis: 2, graph: 0 },
  // Also looks whether resets are paused, or blocked for this person.
  { what: 'device list', go: (chat) => chat.say('my devices'), redis: 2, graph: 1 },
];

/** How often a turn waits for Redis, and what it asks of Graph. */
export const roundTrips: Measurement = {
  name: 'round-trips',
  title: 'Round trips of a turn',
  isQuick: true,
  run: () =>
    onStage({ devices: [{ people: 1, each: 5 }], stepDelayMs: 500 }, async (stage) => {
      const slow = await openSlowReplies(stage.redis.url);
      try {
        return await countAll(stage, slow);
      } finally {
        slow.close();
      }
    }),
};

async function countAll(stage: Stage, slow: SlowReplies): Promise<readonly Figure[]> {
  const product = await stage.startProduct({ redisUrl: slow.url });
  const chat = openChat(stage.world, product.origin, createPerson(0));
  // Scripts are sent in full the first time, and connections are opened.
  for (const { go } of CASES) await go(chat);
  const figures: Figure[] = [];
  for (const each of CASES) figures.push(...(await countOne(stage, slow, chat, each)));
  return figures;
}

async function countOne(
  { world }: Stage,
  slow: SlowReplies,
  chat: Chat,
  { what, go, redis, graph }: Case,
): Promise<readonly Figure[]> {
  await sleep(REST_MS);
  await world.counts();
  slow.setDelay(DELAY_MS);
  const began = performance.now();
  await go(chat);
  const waits = Math.floor((performance.now() - began) / DELAY_MS);
  slow.setDelay(0);
  const asked = (await world.counts()).graph;
  const requests = asked.lists + asked.looks + asked.writes + asked.others;
  return [
    count(`${what}: awaited round trips to Redis`, waits, redis),
    count(`${what}: requests to Graph`, requests, graph),
  ];
}

function count(what: string, found: number, most: number): Figure {
  const text = most === 0 ? '0' : `≤ ${most}`;
  return { what, measured: String(found), goal: { text, isReached: found <= most, kind: 'count' } };
}
