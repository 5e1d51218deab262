import { Redis, type RedisOptions } from 'ioredis';
import { SECOND_MS } from './clock.ts';
import { IoError } from './errors.ts';
import type { Logger } from './logger.ts';
import { assertUsable, RedisStartError } from './redis-start.ts';

/** How to reach Redis, and under which names to keep things there. */
export interface RedisSettings {
  /** `redis://` or `rediss://` (TLS), with the credentials. Never logged. */
  readonly url: string;
  /** First part of every key, so that several installations can share a server. */
  readonly prefix: string;
  /** The certificate authority of a `rediss://` server that has a private one, as PEM. */
  readonly tlsCa?: string;
  /** How long a call waits for a broken connection to come back, in milliseconds. */
  readonly patienceMs?: number;
}

/** The one way to Redis. */
export interface RedisConnection {
  /** First part of every key, with the separator. */
  readonly prefix: string;

  /** The client itself, for libraries that bring their own commands. Everybody else uses {@link ask}. */
  readonly client: Redis;

  /**
   * Talks to Redis.
   *
   * A short interruption is waited out. A command whose answer was lost may have been carried out: whoever
   * needs to know reads again.
   *
   * @throws IoError `redis.unavailable` (retryable) where Redis is away, out of memory or refuses.
   */
  ask<T>(work: (client: Redis) => Promise<T>): Promise<T>;

  /** Whether Redis answers right now, for the readiness probe. */
  isReady(): Promise<boolean>;

  /** A client of its own for a worker, which waits for jobs and for Redis for as long as it takes. */
  openWorkerClient(): Redis;

  /** Ends all clients. */
  close(): Promise<void>;
}

/** An answer that takes longer will not come; a person waits no longer than that. */
const ANSWER_WITHIN_MS = 3 * SECOND_MS;
/** Longer than a reconnection after a short cut, shorter than people wait. */
const PATIENCE_MS = 2 * SECOND_MS;
const CONNECT_WITHIN_MS = 5 * SECOND_MS;
const LONGEST_PAUSE_MS = 5 * SECOND_MS;

/**
 * Connects to Redis, and reconnects with growing pauses whenever the connection breaks.
 *
 * @throws RedisStartError where Redis cannot be reached, refuses the credentials, or is too old.
 */
export async function connectRedis(settings: RedisSettings, log: Logger): Promise<RedisConnection> {
  const client = createClient(settings);
  reportOutages(client, log);
  await start(client);
  return toConnection(client, settings, log);
}

function createClient({ url, tlsCa }: RedisSettings): Redis {
  // The client would take anything else for the path of a socket.
  if (!/^rediss?:$/.test(URL.parse(url)?.protocol ?? '')) {
    throw new RedisStartError('redis.bad-url', 'is not a redis:// or rediss:// URL');
  }
  return new Redis(url, { ...TURN_OPTIONS, ...(tlsCa === undefined ? {} : { tls: { ca: tlsCa } }) });
}

/** A command that cannot be sent or answered fails; it is never kept and sent when nobody waits for it any more. */
const TURN_OPTIONS = {
  lazyConnect: true,
  connectTimeout: CONNECT_WITHIN_MS,
  commandTimeout: ANSWER_WITHIN_MS,
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: 0,
  retryStrategy: pause,
} as const satisfies RedisOptions;

/** From 50 ms on, doubling; with jitter, so that all instances do not come back at the same moment. */
function pause(times: number): number {
  const longest = Math.min(LONGEST_PAUSE_MS, 50 * 2 ** Math.min(times - 1, 10));
  return longest * (0.5 + Math.random() / 2);
}

/** One line when the connection breaks and one when it is back, however often reconnecting fails in between. */
function reportOutages(client: Redis, log: Logger): void {
  let isAway = false;
  client.on('error', ({ message }: Error) => {
    if (!isAway) log.warn({ problem: message }, 'Redis is away, reconnecting');
    isAway = true;
  });
  client.on('ready', () => {
    if (isAway) log.info({}, 'Redis is back');
    isAway = false;
  });
}

async function start(client: Redis): Promise<void> {
  try {
    await assertUsable(client);
  } catch (error) {
    client.disconnect();
    throw error;
  }
}

function toConnection(
  client: Redis,
  { prefix, patienceMs = PATIENCE_MS }: RedisSettings,
  log: Logger,
): RedisConnection {
  const workers: Redis[] = [];
  return {
    prefix: `${prefix}:`,
    client,
    ask: (work) => ask(client, patienceMs, work),
    async isReady() {
      try {
        await client.ping();
        return true;
      } catch {
        return false;
      }
    },
    openWorkerClient() {
      const worker = client.duplicate(WORKER_OPTIONS);
      reportOutages(worker, log);
      workers.push(worker);
      return worker;
    },
    close() {
      for (const each of [client, ...workers]) each.disconnect();
      return Promise.resolve();
    },
  };
}

/** What BullMQ asks of a worker's connection: blocking commands without an end. */
const WORKER_OPTIONS = {
  lazyConnect: false,
  commandTimeout: undefined,
  enableOfflineQueue: true,
  autoResendUnfulfilledCommands: true,
  maxRetriesPerRequest: null,
} as const satisfies RedisOptions;

async function ask<T>(client: Redis, patienceMs: number, work: (client: Redis) => Promise<T>): Promise<T> {
  try {
    if (client.status !== 'ready') await becomeReady(client, patienceMs);
    return await work(client);
  } catch (error) {
    throw new IoError('redis.unavailable', { retryable: true, cause: withoutCommand(error) });
  }
}

function becomeReady(client: Redis, patienceMs: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const onReady = (): void => {
    resolve(undefined);
  };
  const timer = setTimeout(() => {
    reject(new Error('not connected'));
  }, patienceMs);
  client.once('ready', onReady);
  return promise.finally(() => {
    clearTimeout(timer);
    client.off('ready', onReady);
  });
}

/** The client's errors carry the whole command, with the data in it: none of it may reach a log. */
function withoutCommand(error: unknown): Error {
  return new Error(error instanceof Error ? error.message : 'unknown');
}
