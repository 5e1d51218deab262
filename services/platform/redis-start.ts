import { SECOND_MS } from './clock.ts';
import type { RedisClient } from './redis-client.ts';
import { addressSettingOf, type RedisSettings } from './redis-settings.ts';
import { RedisStartError } from './redis-start-error.ts';

/** The oldest Redis that this product and its libraries support. */
const OLDEST = [6, 2] as const;

/** Longer than connecting takes, with several servers of which some are away. */
const START_WITHIN_MS = 15 * SECOND_MS;

/** How Redis says that the credentials are wrong, missing, or not enough. */
const REFUSED = /(WRONGPASS|NOAUTH|NOPERM|ERR invalid password|ERR AUTH)/;

/**
 * Opens the connection and makes sure that it serves.
 *
 * @throws RedisStartError where Redis cannot be reached or trusted, refuses the credentials, is another kind
 * of Redis than the settings say, or is too old.
 */
export async function assertUsable(client: RedisClient, settings: RedisSettings): Promise<void> {
  assertSuitable(await readInfo(client, settings), settings);
}

async function readInfo(client: RedisClient, settings: RedisSettings): Promise<string> {
  const { problems, firstFailure, end } = observe(client);
  try {
    await Promise.race([client.connect(), firstFailure]);
    return await client.info();
  } catch (error) {
    problems.push(...messagesOf(error));
    throw explain(problems.join('\n'), settings);
  } finally {
    end();
  }
}

interface Observation {
  /** What the client reports, while it may still succeed with another server. */
  readonly problems: string[];
  /** Rejects when a connection failed as a whole: from then on the client would try for ever. */
  readonly firstFailure: Promise<never>;
  readonly end: () => void;
}

function observe(client: RedisClient): Observation {
  const problems: string[] = [];
  const note = (error: unknown): void => void problems.push(...messagesOf(error));
  const { promise: firstFailure, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(new Error('not ready in time'));
  }, START_WITHIN_MS);
  // Of one Sentinel, and of all servers.
  client.on('sentinelError', note).on('error', reject);
  const end = (): void => {
    clearTimeout(timer);
    client.off('sentinelError', note).off('error', reject);
  };
  return { problems, firstFailure, end };
}

/** A cluster's error carries that of the last node. */
function messagesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  return [error.message, ...('lastNodeError' in error ? messagesOf(error.lastNodeError) : [])];
}

/** From what the client reported to the setting that is wrong. Pure. */
function explain(problems: string, settings: RedisSettings): RedisStartError {
  const address = addressSettingOf(settings);
  if (REFUSED.test(problems)) {
    return /sentinel .+ because/.test(problems)
      ? new RedisStartError('redis.wrong-password', 'REDIS_SENTINEL_PASSWORD', 'is refused by the Sentinels')
      : new RedisStartError('redis.wrong-password', 'REDIS_URL', 'has credentials that Redis refuses');
  }
  if (/No such master/.test(problems)) {
    return new RedisStartError(
      'redis.unknown-primary',
      'REDIS_SENTINEL_NAME',
      'is not the name of a primary that the Sentinels watch',
    );
  }
  if (/cluster support disabled/.test(problems)) {
    return new RedisStartError('redis.wrong-topology', address, 'leads to a Redis that is no cluster');
  }
  if (/certificate|altnames/i.test(problems)) {
    return new RedisStartError(
      'redis.untrusted',
      'REDIS_TLS_CA_FILE',
      "does not vouch for Redis's certificate, nor does the system",
    );
  }
  return new RedisStartError('redis.unreachable', address, 'leads to no Redis that answers');
}

/** What else Redis says of itself, as the lines of `INFO`. Pure. */
function assertSuitable(info: string, settings: RedisSettings): void {
  const address = addressSettingOf(settings);
  const [version, mode, role] = ['redis_version', 'redis_mode', 'role'].map((name) => readField(info, name));
  if (!isRecent(version ?? '')) {
    throw new RedisStartError(
      'redis.too-old',
      address,
      `leads to Redis ${version ?? ''}; 6.2 or later is needed`,
    );
  }
  if (settings.topology !== undefined) return;
  if (mode === 'cluster') {
    throw new RedisStartError('redis.wrong-topology', address, 'leads to a cluster: set REDIS_CLUSTER_NODES');
  }
  if (mode === 'sentinel') {
    throw new RedisStartError('redis.wrong-topology', address, 'leads to a Sentinel: set REDIS_SENTINELS');
  }
  if (role === 'slave') throw new RedisStartError('redis.replica', address, 'leads to a read-only replica');
}

/** A line of `INFO`. Pure. */
export function readField(info: string, name: string): string | undefined {
  return new RegExp(`^${name}:(.+)$`, 'm').exec(info)?.[1]?.trim();
}

/** Whether a version such as `7.0.15` is recent enough. Pure. */
export function isRecent(version: string): boolean {
  const [major = NaN, minor = NaN] = version.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}
