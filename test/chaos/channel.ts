import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { SECOND_MS } from '../../services/platform/clock.ts';
import type { Travel } from './plan.ts';

/** Teams gives a bot about this long, and then sends the activity again. */
const ANSWER_WITHIN_MS = 15 * SECOND_MS;
const TRIES = 5;
const TRY_AGAIN_MS = SECOND_MS / 2;

const Addressed = z.looseObject({ id: z.string(), conversation: z.looseObject({ id: z.string() }) });
type Addressed = z.infer<typeof Addressed>;

/** What happens to the activities of one conversation on their way. */
export interface Journey {
  readonly travels: readonly Travel[];
  /** Breaks the connection of an activity to the bot, so long after it was opened. */
  readonly cut: { readonly activity: number; readonly afterMs: number } | undefined;
}

/** What came back for an activity. `0`: nothing, the connection broke or the time was over. */
interface Answer {
  readonly status: number;
  readonly body: string;
}

/**
 * Plays Teams' side of the way to the bot, with a load balancer in it: takes activities, lets them travel as
 * planned, gives each to one of the instances in turn, and sends again what is not answered.
 */
export interface Channel {
  /** Where people and the token service send activities. */
  readonly endpoint: string;
  /** The instances' endpoints; known only after the channel is. */
  serve(endpoints: readonly string[]): void;
  plan(conversationId: string, journey: Journey): void;
  /** Waits until no copy of a conversation's activities is on its way any more. */
  settled(conversationId: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens the channel on a free port of loopback. */
export async function openChannel(): Promise<Channel> {
  const journeys = new Map<
    string,
    Journey & { readonly seen: string[]; readonly copies: Promise<unknown>[] }
  >();
  let instances: readonly string[] = [];
  let turn = 0;

  async function carry(activity: Addressed): Promise<Answer> {
    const journey = journeys.get(activity.conversation.id);
    if (!journey) return deliver(activity, undefined);
    const place = journey.seen.push(activity.id) - 1;
    const travel = journey.travels[place];
    const copies = (travel?.copiesAfterMs ?? []).map((afterMs) =>
      sleep(afterMs).then(() => attempt(activity)),
    );
    journey.copies.push(...copies);
    await sleep(travel?.delayMs ?? 0);
    return deliver(activity, journey.cut?.activity === place ? journey.cut.afterMs : undefined);
  }

  async function deliver(activity: Addressed, cutAfterMs: number | undefined): Promise<Answer> {
    let answer = await attempt(activity, cutAfterMs);
    for (let tries = 1; tries < TRIES && isUnanswered(answer); tries++) {
      await sleep(TRY_AGAIN_MS * tries);
      answer = await attempt(activity);
    }
    return isUnanswered(answer) ? { status: 504, body: '' } : answer;
  }

  /** To one instance; where that one takes no connection, to another. */
  async function attempt(activity: Addressed, withinMs = ANSWER_WITHIN_MS): Promise<Answer> {
    for (let tries = 0; tries < instances.length; tries++) {
      const answer = await post(instances[turn++ % instances.length] ?? '', activity, withinMs);
      if (answer !== 'refused') return answer;
    }
    return { status: 0, body: '' };
  }

  const server = createServer((req, res) => void take(req, res, carry)).listen(0, 'localhost');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    endpoint: `http://localhost:${portOf(server)}/api/messages`,
    serve(endpoints) {
      instances = endpoints;
    },
    plan(conversationId, journey) {
      journeys.set(conversationId, { ...journey, seen: [], copies: [] });
    },
    async settled(conversationId) {
      await Promise.all(journeys.get(conversationId)?.copies ?? []);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function take(
  req: IncomingMessage,
  res: ServerResponse,
  carry: (activity: Addressed) => Promise<Answer>,
): Promise<void> {
  const { status, body } = await carry(Addressed.parse(await json(req)));
  // In two calls: where restify is in the process, writeHead returns nothing.
  res.writeHead(status, { 'content-type': 'application/json' });
  res.end(body);
}

async function post(endpoint: string, activity: Addressed, withinMs: number): Promise<Answer | 'refused'> {
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
      signal: AbortSignal.timeout(withinMs),
    });
    return { status: response.status, body: await response.text() };
  } catch (error) {
    return isRefused(error) ? 'refused' : { status: 0, body: '' };
  }
}

/** Nobody listens there: nothing was handed over. */
function isRefused(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED';
}

function isUnanswered({ status }: Answer): boolean {
  return status === 0 || status >= 500;
}

function portOf(server: Server): number {
  const address = server.address() as AddressInfo;
  return address.port;
}
