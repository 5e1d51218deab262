import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { SECOND_MS } from '../../services/platform/clock.ts';
import type { BotAnswer } from '../harness/teams-client.ts';
import { look } from './look.ts';

/** Longer than a dead worker holds a case, and than the sweep needs to find it. */
const ARRIVES_WITHIN_MS = 20 * SECOND_MS;
/** What was not taken is said again after a pause, as people do who are told that the bot is busy. */
const AGAIN_AFTER_MS = SECOND_MS;
const ROUNDS = 6;

/** One try to say something. */
export interface Said {
  /** In its text; no other try of anybody has it. */
  readonly mark: string;
  /** Which of the speaker's words this is a try of. */
  readonly word: number;
  readonly activityId: string;
  /** How far the connector's records were. */
  readonly since: number;
  /** What came back; nothing where the connection broke. */
  readonly answer: BotAnswer | undefined;
}

/** One side of a talk. */
export interface Speaker {
  /** Begins every mark. */
  readonly name: string;
  readonly say: (word: number, mark: string, activityId: string) => Promise<BotAnswer>;
  /** Whether the helpdesk keeps it, or passed it on. */
  readonly isTaken: (activityId: string) => Promise<boolean>;
  readonly hasArrived: (mark: string) => boolean;
  /** How far the connector's records are. */
  readonly now: () => number;
}

/** Says so many words, one after the other, and those again that nobody took. @returns every try, in order. */
export async function talk(speaker: Speaker, words: number): Promise<readonly Said[]> {
  const said: Said[] = [];
  for (let word = 0; word < words; word += 1) said.push(await say(speaker, word, said.length));
  for (let round = 1; round <= ROUNDS; round += 1) {
    const missing = await awaitArrival(speaker, said);
    if (missing.length === 0) return said;
    await sleep(AGAIN_AFTER_MS);
    for (const word of missing) said.push(await say(speaker, word, said.length));
  }
  return said;
}

async function say(speaker: Speaker, word: number, tries: number): Promise<Said> {
  const mark = `${speaker.name}w${tries}x`;
  const activityId = randomUUID();
  const since = speaker.now();
  const answer = await speaker.say(word, mark, activityId).catch(() => undefined);
  return { mark, word, activityId, since, answer };
}

/** @returns the words of which nobody took any try; what was taken is waited for. */
async function awaitArrival(speaker: Speaker, said: readonly Said[]): Promise<readonly number[]> {
  const missing = (): readonly number[] =>
    [...new Set(said.map(({ word }) => word))].filter(
      (word) => !said.some((each) => each.word === word && speaker.hasArrived(each.mark)),
    );
  const untaken = async (): Promise<readonly number[]> => {
    const tries = await Promise.all(
      said.map(async (each) => ({ ...each, isTaken: await speaker.isTaken(each.activityId) })),
    );
    return missing().filter((word) => !tries.some((each) => each.word === word && each.isTaken));
  };
  const settled = await look(async () => {
    const left = missing();
    if (left.length === 0) return left;
    const lost = await untaken().catch(() => []);
    // All of it: what is still on its way may be in front of it.
    return lost.length === left.length ? lost : undefined;
  }, ARRIVES_WITHIN_MS);
  return settled ?? [];
}
