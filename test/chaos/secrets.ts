import type { RedisConnection } from '../../services/platform/redis.ts';
import { type CardInChat, cardOf, findButtons } from '../harness/card-in-chat.ts';
import type { ConnectorRecord } from '../harness/connector-record.ts';
import { readEverything } from '../harness/redis-content.ts';
import { keep, type Place } from '../harness/secret-hunt/kept.ts';
import type { Expectation } from '../harness/secret-hunt/verdict.ts';
import type { TeamsClient } from '../harness/teams-client.ts';

/** Where the instances leave something. */
const PLACES: readonly Place[] = ['output', 'chats', 'invoke responses', 'redis', 'graph requests'];
/** Every other device has a passcode to show, and in so many conversations some are shown whatever happens. */
const MANY_RUNS = 20;
const SHOW = 'passcode.show';

/** What a hunt after so many conversations must at least have seen. */
export function expectSecrets(runs: number): Expectation {
  const isMany = runs >= MANY_RUNS;
  return {
    secrets: { token: runs, 'client-secret': 1, ...(isMany ? { passcode: runs / 10 } : {}) },
    places: PLACES,
    shown: isMany ? 1 : 0,
  };
}

/** Presses *Show passcode* where the outcome offers it. What a neighbour's crash makes of the answer does not matter. */
export async function lookAtPasscode(client: TeamsClient, chat: readonly ConnectorRecord[]): Promise<void> {
  const card = chat.filter(hasCard).map(cardOf).findLast(offersPasscode);
  if (card !== undefined) await client.click(card, SHOW).catch(() => undefined);
}

/** Tells the hunt all that Redis holds; what it held before is in its append-only file. */
export async function keepDump(connection: RedisConnection): Promise<void> {
  for (const { key, content } of await readEverything(connection)) keep('redis', () => `${key} ${content}`);
}

function hasCard({ activity }: ConnectorRecord): boolean {
  return activity.attachments.some(
    ({ contentType }) => contentType === 'application/vnd.microsoft.card.adaptive',
  );
}

function offersPasscode(card: CardInChat): boolean {
  return findButtons(card).some(({ verb }) => verb === SHOW);
}
