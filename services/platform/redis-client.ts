import { Cluster, type ClusterOptions, Redis, type RedisOptions } from 'ioredis';
import { SECOND_MS } from './clock.ts';
import type { RedisSettings, RedisTopology } from './redis-settings.ts';
import { RedisStartError } from './redis-start-error.ts';

/** A client of one server, of the primary that Sentinels name, or of a cluster. */
export type RedisClient = Redis | Cluster;

/** An answer that takes longer will not come; a person waits no longer than that. */
export const ANSWER_WITHIN_MS = 3 * SECOND_MS;
/** A server that hangs keeps its connections: what is silent for longer is given up, and looked up anew. */
const TURN_SILENCE_MS = 2 * ANSWER_WITHIN_MS;
/** Longer than BullMQ's longest wait for a job, 10 s. */
const WORKER_SILENCE_MS = 30 * SECOND_MS;
const CONNECT_WITHIN_MS = 5 * SECOND_MS;
const LONGEST_PAUSE_MS = 5 * SECOND_MS;
/** How soon a moved slot is noticed without running into it. */
const REFRESH_SLOTS_MS = 5 * SECOND_MS;

/**
 * A client for turns, not connected yet. A command that cannot be sent or answered fails; it is never kept
 * and sent when nobody waits for it any more, nor sent twice.
 */
export function createTurnClient(settings: RedisSettings): RedisClient {
  const client = createClient(settings, {
    lazyConnect: true,
    retryDelayOnFailover: 0,
    common: {
      commandTimeout: ANSWER_WITHIN_MS,
      socketTimeout: TURN_SILENCE_MS,
      maxRetriesPerRequest: 0,
    },
    single: { enableOfflineQueue: false, autoResendUnfulfilledCommands: false },
  });
  client.setMaxListeners(MOST_WAITERS);
  return client;
}

/** Everything that waits for Redis to come back listens once; more than this at a moment would be a leak. */
const MOST_WAITERS = 1000;

/** A client for a worker, as BullMQ asks for it: it connects at once, and has blocking commands without an end. */
export function createWorkerClient(settings: RedisSettings): RedisClient {
  return createClient(settings, {
    lazyConnect: false,
    retryDelayOnFailover: 100,
    common: { socketTimeout: WORKER_SILENCE_MS, maxRetriesPerRequest: null },
    single: {},
  });
}

/** What may be said of a single server and of each of a cluster's. */
type ServerOptions = Omit<NonNullable<ClusterOptions['redisOptions']>, 'replyMapping'>;
/** What may be said of a server that is alone, or named by Sentinels. */
type SingleOptions = Omit<RedisOptions, 'replyMapping'>;

/** What sets a worker's client apart from a turn's. */
interface Ways {
  readonly lazyConnect: boolean;
  /** When a cluster's client sends a command again whose answer was lost, in milliseconds; 0 for never. */
  readonly retryDelayOnFailover: number;
  readonly common: ServerOptions;
  readonly single: SingleOptions;
}

function createClient(settings: RedisSettings, ways: Ways): RedisClient {
  const { host, port, db, ...login } = readUrl(settings);
  const server: ServerOptions = { ...login, connectTimeout: CONNECT_WITHIN_MS, ...ways.common };
  if (settings.topology?.kind === 'cluster') return createCluster(settings.topology, server, ways);
  const place =
    settings.topology === undefined ? { host, port } : toSentinelOptions(settings.topology, login.tls);
  return new GatheringRedis({
    ...server,
    ...ways.single,
    ...place,
    db,
    lazyConnect: ways.lazyConnect,
    retryStrategy: pause,
    reconnectOnError: isReadOnly,
  });
}

/**
 * Sends what is asked together with whatever else is asked in this round of the event loop, in the same order: handing
 * something to a socket costs more than most commands.
 */
class GatheringRedis extends Redis {
  override sendCommand(...sending: Parameters<Redis['sendCommand']>): ReturnType<Redis['sendCommand']> {
    if (this.status === 'ready') this.#gather();
    return super.sendCommand(...sending);
  }

  #gather(): void {
    const { stream } = this;
    if (stream.writableCorked > 0) return;
    stream.cork();
    setImmediate(() => {
      stream.uncork();
    });
  }
}

type Login = Pick<RedisOptions, 'username' | 'password' | 'tls'>;

function readUrl({ url, tlsCa }: RedisSettings): Login & { host: string; port: number; db: number } {
  const parsed = URL.parse(url);
  const username = decode(parsed?.username);
  const password = decode(parsed?.password);
  if (parsed === null || !/^rediss?:$/.test(parsed.protocol) || username === null || password === null) {
    throw new RedisStartError('redis.bad-url', 'REDIS_URL', 'is not a redis:// or rediss:// URL');
  }
  return {
    host: parsed.hostname.replace(/^\[(.*)\]$/, '$1') || 'localhost',
    port: Number(parsed.port) || 6379,
    db: Number(parsed.pathname.slice(1)) || 0,
    ...(username === '' ? {} : { username }),
    ...(password === '' ? {} : { password }),
    ...(parsed.protocol === 'rediss:' ? { tls: tlsCa === undefined ? {} : { ca: tlsCa } } : {}),
  };
}

/** @returns `null` where a percent sign is not followed by what it announces. */
function decode(text = ''): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function toSentinelOptions(
  { sentinels, name, password }: Extract<RedisTopology, { kind: 'sentinel' }>,
  tls: Login['tls'],
): SingleOptions {
  return {
    sentinels: [...sentinels],
    name,
    sentinelRetryStrategy: pause,
    sentinelCommandTimeout: ANSWER_WITHIN_MS,
    ...(password === undefined ? {} : { sentinelPassword: password }),
    ...(tls === undefined ? {} : { enableTLSForSentinelMode: true, sentinelTLS: tls }),
  };
}

function createCluster(
  { nodes }: Extract<RedisTopology, { kind: 'cluster' }>,
  server: ServerOptions,
  { lazyConnect, retryDelayOnFailover }: Ways,
): Cluster {
  return new Cluster([...nodes], {
    lazyConnect,
    retryDelayOnFailover,
    clusterRetryStrategy: pause,
    slotsRefreshTimeout: ANSWER_WITHIN_MS,
    slotsRefreshInterval: REFRESH_SLOTS_MS,
    // Names stay names: a certificate is for one, not for the address behind it.
    dnsLookup: (host, found) => {
      found(null, host);
    },
    redisOptions: server,
  });
}

/** From 50 ms on, doubling; with jitter, so that all instances do not come back at the same moment. */
function pause(times: number): number {
  const longest = Math.min(LONGEST_PAUSE_MS, 50 * 2 ** Math.min(times - 1, 10));
  return longest * (0.5 + Math.random() / 2);
}

/** A primary that became a replica under an open connection: a new one leads to its successor. */
function isReadOnly({ message }: Error): boolean {
  return message.startsWith('READONLY');
}
