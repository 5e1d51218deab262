import { Cluster } from 'ioredis';
import { readField } from './redis-start.ts';
import type { RedisConnection } from './redis.ts';

/** What a Redis does so that nothing is lost with its process. */
export type RedisKeeping =
  | 'append-only'
  /** It has an append-only file that it cannot write any more. */
  | 'append-failing'
  /** Only another server has a copy. */
  | 'replica'
  | 'nothing'
  /** It does not say: some managed services keep that to themselves. */
  | 'unknown';

/** How a server is set up, by what it says of itself. */
export interface RedisHealth {
  readonly version: string;
  readonly keeping: RedisKeeping;
  /** What it does when its memory is full, as Redis names it; `unknown` where it does not say. */
  readonly whenFull: string;
}

/** Eviction takes records away without a word. Everything else refuses, and the bot is told. */
export const SAFE_WHEN_FULL = 'noeviction';

/** Asks every primary for its health. */
export async function readRedisHealth(redis: RedisConnection): Promise<readonly RedisHealth[]> {
  const infos = await redis.ask((client) => {
    const nodes = client instanceof Cluster ? client.nodes('master') : [client];
    return Promise.all(nodes.map((node) => node.info()));
  });
  return infos.map(readHealth);
}

/** Reads the lines of `INFO`. Pure. */
export function readHealth(info: string): RedisHealth {
  return {
    version: readField(info, 'redis_version') ?? 'unknown',
    keeping: readKeeping(info),
    whenFull: readField(info, 'maxmemory_policy') ?? 'unknown',
  };
}

function readKeeping(info: string): RedisKeeping {
  if (readField(info, 'aof_enabled') === '1') {
    return readField(info, 'aof_last_write_status') === 'err' ? 'append-failing' : 'append-only';
  }
  const replicas = readField(info, 'connected_slaves');
  if (replicas !== undefined && replicas !== '0') return 'replica';
  return readField(info, 'aof_enabled') === undefined ? 'unknown' : 'nothing';
}
