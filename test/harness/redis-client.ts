import { randomUUID } from 'node:crypto';
import { connectRedis, type RedisConnection } from '../../services/platform/redis.ts';
import { type RedisServer, usePrivateRedis } from './redis-server.ts';
import { silent } from '../services/resets/hand-ports.ts';

/** A private Redis with a connection to it, for a suite. */
export interface RedisForTests {
  readonly server: RedisServer;
  readonly connection: RedisConnection;
  /** The same connection with keys of its own: as empty as a new server. */
  fresh(): RedisConnection;
  /** A connection of its own with the same keys, as another instance has it; to be closed by whoever asks. */
  connectAgain(): Promise<RedisConnection>;
}

/** Starts a private Redis and connects before the suite's tests. @returns What gives both, once the tests run. */
export function useRedis(): () => RedisForTests {
  const server = usePrivateRedis();
  let connection: RedisConnection | undefined;

  before(async () => {
    connection = await connectRedis({ url: server().url, prefix: 'test' }, silent);
  });
  after(() => connection?.close());

  return () => {
    if (connection === undefined) throw new Error('Redis is only there while the tests run');
    const open = connection;
    return {
      server: server(),
      connection: open,
      fresh: () => withFreshKeys(open),
      connectAgain: () => connectRedis({ url: server().url, prefix: 'test' }, silent),
    };
  };
}

/** The same connection with keys of its own: as empty as a new server. */
export function withFreshKeys(connection: RedisConnection): RedisConnection {
  return { ...connection, prefix: `test-${randomUUID()}:` };
}
