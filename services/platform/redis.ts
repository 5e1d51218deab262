import { SECOND_MS } from './clock.ts';
import { IoError } from './errors.ts';
import type { Logger } from './logger.ts';
import { ANSWER_WITHIN_MS, createTurnClient, createWorkerClient, type RedisClient } from './redis-client.ts';
import type { RedisSettings } from './redis-settings.ts';
import { assertUsable } from './redis-start.ts';

/** The one way to Redis. */
export interface RedisConnection {
  /** First part of every key, with the separator. */
  readonly prefix: string;

  /** The client itself, for libraries that bring their own commands. Everybody else uses {@link ask}. */
  readonly client: RedisClient;

  /**
   * Talks to Redis.
   *
   * A short interruption is waited out. A command whose answer was lost may have been carried out: whoever
   * needs to know reads again.
   *
   * @throws IoError `redis.unavailable` (retryable) where Redis is away, out of memory or refuses.
   */
  ask<T>(work: (client: RedisClient) => Promise<T>): Promise<T>;

  /** Whether Redis takes a write right now, for the readiness probe. Key: docs/storage.md. */
  isReady(): Promise<boolean>;

  /** A client of its own for a worker, which waits for jobs and for Redis for as long as it takes. */
  openWorkerClient(): RedisClient;

  /** Ends all clients. */
  close(): Promise<void>;
}

/** Longer than a reconnection after a short cut, shorter than people wait. */
const PATIENCE_MS = 2 * SECOND_MS;
/** Work of several commands gets no longer, whatever the client does meanwhile. */
const WORK_WITHIN_MS = 2 * ANSWER_WITHIN_MS;
/** Long enough to be seen by whoever looks for it. */
const PROBE_LIFETIME_MS = 10 * SECOND_MS;

/**
 * Connects to Redis, and reconnects with growing pauses whenever the connection breaks.
 *
 * @throws RedisStartError which names the setting that leads to no usable Redis.
 */
export async function connectRedis(settings: RedisSettings, log: Logger): Promise<RedisConnection> {
  const client = createTurnClient(settings);
  reportOutages(client, log);
  try {
    await assertUsable(client, settings);
  } catch (error) {
    client.disconnect();
    throw error;
  }
  return toConnection(client, settings, log);
}

/** One line when the connection breaks and one when it is back, however often reconnecting fails in between. */
function reportOutages(client: RedisClient, log: Logger): void {
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

function toConnection(client: RedisClient, settings: RedisSettings, log: Logger): RedisConnection {
  const prefix = `${settings.prefix}:`;
  const workers: RedisClient[] = [];
  return {
    prefix,
    client,
    ask: (work) => ask(client, settings.patienceMs ?? PATIENCE_MS, work),
    isReady: () => canWrite(client, `${prefix}ready`),
    openWorkerClient() {
      const worker = createWorkerClient(settings);
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

/** A Redis that answers but takes nothing (its memory or disk is full, it became a replica) is of no use. */
async function canWrite(client: RedisClient, key: string): Promise<boolean> {
  try {
    await inTime(client.set(key, '1', 'PX', PROBE_LIFETIME_MS), ANSWER_WITHIN_MS);
    return true;
  } catch {
    return false;
  }
}

async function ask<T>(
  client: RedisClient,
  patienceMs: number,
  work: (client: RedisClient) => Promise<T>,
): Promise<T> {
  try {
    if (client.status !== 'ready') await becomeReady(client, patienceMs);
    return await inTime(work(client), WORK_WITHIN_MS);
  } catch (error) {
    throw new IoError('redis.unavailable', { retryable: true, cause: withoutCommand(error) });
  }
}

async function becomeReady(client: RedisClient, patienceMs: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const onReady = (): void => {
    resolve(undefined);
  };
  client.once('ready', onReady);
  try {
    await inTime(promise, patienceMs);
  } finally {
    client.off('ready', onReady);
  }
}

function inTime<T>(work: Promise<T>, limitMs: number): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const timer = setTimeout(() => {
    reject(new Error('no answer in time'));
  }, limitMs);
  work.then(resolve, reject).finally(() => {
    clearTimeout(timer);
  });
  return promise;
}

/** The client's errors carry the whole command, with the data in it: none of it may reach a log. */
function withoutCommand(error: unknown): Error {
  return new Error(error instanceof Error ? error.message : 'unknown');
}
