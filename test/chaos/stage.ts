import { Redis } from 'ioredis';
import { createRedisCaseStore } from '../../services/helpdesk/redis-case-store.ts';
import type { CaseStore } from '../../services/helpdesk/case-store.ts';
import { createRedisResetStore } from '../../services/resets/redis-reset-store.ts';
import type { ResetStore } from '../../services/resets/reset-store.ts';
import { connectRedis } from '../../services/platform/redis.ts';
import type { DeviceDraft } from '../../sandbox/intune/device-draft.ts';
import type { Person } from '../../sandbox/people.ts';
import { SANDBOX_HELPDESK } from '../../sandbox/helpdesk.ts';
import { startWorld, type World } from '../../sandbox/world.ts';
import { findFreePort } from '../harness/free-port.ts';
import { type RedisServer, startRedis } from '../harness/redis-server.ts';
import { keepWorld } from '../harness/secret-hunt/keep-world.ts';
import { startTeamsConnector, type TeamsConnector } from '../harness/teams-connector.ts';
import { type BotProcess, startBotProcess } from './bot-process.ts';
import { type Channel, openChannel } from './channel.ts';
import { ADELE } from './consultation.ts';
import { createJournalOfLogs, type LogJournal } from './log-journal.ts';
import { createOutages, type Outages } from './outages.ts';
import { keepDump } from './secrets.ts';

/** How long a simulated device takes for a step, in milliseconds: long enough to crash in between. */
const STEP_DELAY_MS = 200;
/** First part of every key of the runs. */
export const PREFIX = 'chaos';
/** Two instances: what one does twice, two do at once. */
const INSTANCES = 2;

/** Everything that takes part: two instances of the bot, a Redis, Teams, Entra ID and Intune. */
export interface Stage {
  readonly world: World;
  readonly connector: TeamsConnector;
  readonly channel: Channel;
  readonly instances: readonly BotProcess[];
  readonly resets: ResetStore;
  readonly cases: CaseStore;
  readonly outages: Outages;
  readonly logs: LogJournal;
  /** For looking at what is kept, and for cutting connections. */
  readonly redis: Redis;
  /** Ends Redis as a crash does, and starts it again later with the same data. */
  restartRedis(awayMs: number): Promise<void>;
  /** Breaks every connection that somebody else has to Redis. */
  cutRedis(): Promise<void>;
  /** Ends everything in good order. */
  close(): Promise<void>;
}

/** Who and what there is from the beginning. */
export interface Cast {
  readonly people: readonly Person[];
  readonly devices: readonly DeviceDraft[];
}

/** Starts everything. Whatever was started is given to `onEnd`, to be ended at once where the process ends. */
export async function openStage({ people, devices }: Cast, onEnd: (end: () => void) => void): Promise<Stage> {
  const server = await startRedis();
  onEnd(() => void server.kill());
  const channel = await openChannel();
  const connector = await startTeamsConnector();
  connector.roster.set(SANDBOX_HELPDESK.teamId, ADELE, true);
  const intune = { stepDelayMs: STEP_DELAY_MS, seed: devices };
  const world = await startWorld({ port: 0, botEndpoint: channel.endpoint, intune, people });
  const logs = createJournalOfLogs();
  const instances: BotProcess[] = [];
  for (let i = 0; i < INSTANCES; i++) {
    const instance = await startBotProcess(await ordersFor(world, server.url), logs.hear);
    onEnd(instance.end);
    instances.push(instance);
  }
  channel.serve(instances.map(({ endpoint }) => endpoint));
  // Looks on while Redis comes and goes.
  const redis = new Redis(server.url, { maxRetriesPerRequest: null }).on('error', ignore);
  const quiet = { debug: ignore, info: ignore, warn: ignore, error: logs.note };
  const connection = await connectRedis({ url: server.url, prefix: PREFIX }, quiet);
  return {
    ...{ world, connector, channel, instances, logs, redis },
    resets: createRedisResetStore({ redis: connection, log: quiet }),
    cases: createRedisCaseStore({ redis: connection, log: quiet }),
    outages: createOutages(() => connector.records.length),
    restartRedis: inTurn((awayMs: number) => restartAfter(server, awayMs)),
    async cutRedis() {
      await redis.call('CLIENT', 'KILL', 'SKIPME', 'yes');
    },
    async close() {
      await Promise.all(instances.map((instance) => instance.stop()));
      await keepDump(connection);
      keepWorld(world);
      redis.disconnect();
      await connection.close();
      await world.close();
      await connector.close();
      await channel.close();
      await server.stop();
    },
  };
}

async function ordersFor(world: World, redisUrl: string): Promise<Parameters<typeof startBotProcess>[0]> {
  const { issuer, audience, jwksUrl, tokenUrl, app } = world.entra;
  return {
    ...{ port: await findFreePort(), redisUrl, prefix: PREFIX },
    ...{ graphUrl: world.graphUrl, tokenServiceUrl: world.tokenService.url },
    entra: { issuer, audience, jwksUrl, tokenUrl, app: { ...app } },
  };
}

async function restartAfter(server: RedisServer, awayMs: number): Promise<void> {
  await server.kill();
  await new Promise((resolve) => setTimeout(resolve, awayMs));
  await server.revive();
}

/** One call after the other: Redis cannot be ended while it comes up. */
function inTurn<A>(work: (argument: A) => Promise<void>): (argument: A) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (argument) => (last = last.then(() => work(argument)));
}

function ignore(): void {
  // Reconnecting is what the runs are about.
}
