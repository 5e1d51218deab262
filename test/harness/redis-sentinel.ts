import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import type { RedisAddress } from '../../services/platform/redis-settings.ts';
import { findFreePort } from './free-port.ts';
import { endProcess, launchRedis, skipWithout } from './redis-process.ts';
import { type RedisServer, startRedis } from './redis-server.ts';
import { until } from './until.ts';

/** A primary and its replica, watched by a Sentinel, of the tests' own. */
export interface RedisSentinelServers {
  readonly primary: RedisServer;
  readonly replica: RedisServer;
  readonly sentinel: RedisAddress;
}

/** The name under which the Sentinel watches the primary. */
export const PRIMARY_NAME = 'desk';
/** The Sentinel's own password. */
export const SENTINEL_PASSWORD = 'watchman';

/** A Sentinel looks around every ten seconds. */
const STARTS_WITHIN_MS = 60_000;

/** Starts all three before the suite's tests and ends them after. @returns What gives them, once the tests run. */
export function useRedisSentinel(password: string): () => RedisSentinelServers {
  let servers: RedisSentinelServers | undefined;
  const ends: (() => Promise<void>)[] = [];

  before(async function () {
    skipWithout('redis-server', this);
    this.timeout(STARTS_WITHIN_MS);
    const options = ['--requirepass', password, '--masterauth', password, '--repl-diskless-sync-delay', '0'];
    const primary = await startRedis(options);
    ends.push(() => primary.stop());
    const replica = await startRedis([...options, '--replicaof', '127.0.0.1', String(primary.port)]);
    ends.push(() => replica.stop());
    const sentinel = await startSentinel(primary.port, password);
    ends.push(sentinel.stop);
    await untilTold(replica.port, password, 'replication', 'master_link_status:up');
    // A Sentinel learns of replicas from the primary; without one there is nobody to take over.
    await untilTold(sentinel.port, SENTINEL_PASSWORD, 'sentinel', 'slaves=1');
    servers = { primary, replica, sentinel: { host: '127.0.0.1', port: sentinel.port } };
  });
  after(() => Promise.all(ends.map((end) => end())));

  return () => {
    if (servers === undefined) throw new Error('The servers are only there while the tests run');
    return servers;
  };
}

async function startSentinel(
  primaryPort: number,
  password: string,
): Promise<{ readonly port: number; readonly stop: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'passcode-desk-sentinel-'));
  const port = await findFreePort();
  // A Sentinel keeps what it learns in its configuration.
  const file = join(folder, 'sentinel.conf');
  await writeFile(
    file,
    `port ${port}
bind 127.0.0.1
dir ${folder}
requirepass ${SENTINEL_PASSWORD}
sentinel monitor ${PRIMARY_NAME} 127.0.0.1 ${primaryPort} 1
sentinel auth-pass ${PRIMARY_NAME} ${password}
sentinel down-after-milliseconds ${PRIMARY_NAME} 300
sentinel failover-timeout ${PRIMARY_NAME} 2000
`,
  );
  const child = await launchRedis([file, '--sentinel'], '+monitor master');
  const stop = async (): Promise<void> => {
    await endProcess(child);
    await rm(folder, { recursive: true, force: true });
  };
  return { port, stop };
}

async function untilTold(port: number, password: string, section: string, line: string): Promise<void> {
  const client = new Redis({ host: '127.0.0.1', port, password });
  await until(
    line,
    async () => (await client.call('INFO', section).then(String)).includes(line),
    STARTS_WITHIN_MS,
  );
  client.disconnect();
}
