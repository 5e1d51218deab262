import type { Redis } from 'ioredis';
import { IoError } from './errors.ts';

/** Names the setting and what is wrong with it, never its value. */
export class RedisStartError extends IoError {
  constructor(code: RedisStartProblem, problem: string) {
    super(code, { retryable: false });
    this.message = `REDIS_URL ${problem} (${code})`;
  }
}

/** Why the product does not start on this Redis. */
export type RedisStartProblem =
  'redis.bad-url' | 'redis.unreachable' | 'redis.wrong-password' | 'redis.too-old';

/** The oldest Redis that this product and its libraries support. */
const OLDEST = [6, 2] as const;

/** How Redis says that the credentials are wrong, missing, or not enough. */
const REFUSED = /^(WRONGPASS|NOAUTH|NOPERM|ERR invalid password|ERR AUTH)/;

/**
 * Opens the connection and makes sure that it serves.
 *
 * @throws RedisStartError where Redis cannot be reached, refuses the credentials, or is too old.
 */
export async function assertUsable(client: Redis): Promise<void> {
  const problems: string[] = [];
  const note = (error: Error): void => {
    problems.push(error.message);
  };
  client.on('error', note);
  const info = await readInfo(client, problems);
  client.off('error', note);
  const version = /^redis_version:(.+)$/m.exec(info)?.[1]?.trim() ?? '';
  if (!isRecent(version)) {
    throw new RedisStartError('redis.too-old', `leads to Redis ${version}; 6.2 or later is needed`);
  }
}

async function readInfo(client: Redis, problems: string[]): Promise<string> {
  try {
    await client.connect();
    return await client.info('server');
  } catch (error) {
    problems.push(error instanceof Error ? error.message : '');
    if (problems.some((problem) => REFUSED.test(problem))) {
      throw new RedisStartError('redis.wrong-password', 'has credentials that Redis refuses');
    }
    throw new RedisStartError('redis.unreachable', 'leads to no Redis that answers');
  }
}

/** Whether a version such as `7.0.15` is recent enough. Pure. */
export function isRecent(version: string): boolean {
  const [major = NaN, minor = NaN] = version.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}
