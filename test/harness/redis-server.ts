import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from './free-port.ts';
import { endProcess, launchRedis, skipWithout } from './redis-process.ts';
import { keep } from './secret-hunt/kept.ts';

/** A Redis of the tests' own: on a free port of loopback, with its data in a folder that goes with it. */
export interface RedisServer {
  readonly url: string;
  readonly port: number;
  /** Ends the process as a crash does, and starts it again on the same port with the same data. */
  restart(): Promise<void>;
  /** Ends the process as a crash does. */
  kill(): Promise<void>;
  /** Starts it again after {@link kill}. */
  revive(): Promise<void>;
  /** Ends the process and removes its data. */
  stop(): Promise<void>;
}

/**
 * Starts a private `redis-server` before the suite's tests and stops it after them.
 *
 * @returns What gives the server, once the tests run.
 */
export function usePrivateRedis(options: readonly string[] = []): () => RedisServer {
  let server: RedisServer | undefined;

  before(async function () {
    skipWithout('redis-server', this);
    server = await startRedis(options);
  });

  after(() => server?.stop());

  return () => {
    if (server === undefined) throw new Error('Redis is only there while the tests run');
    return server;
  };
}

/** Starts a private `redis-server` that writes every change to disk. @throws Error where it does not come up. */
export async function startRedis(options: readonly string[] = []): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), 'passcode-desk-redis-'));
  const port = await findFreePort();
  const place = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder];
  const files = ['--save', '', '--appendonly', 'yes', '--appendfsync', 'always'];
  // So that its folder holds every value that was ever written, as it was, for the hunt for secrets.
  const history = ['--auto-aof-rewrite-percentage', '0', '--rdbcompression', 'no'];
  const launch = (): ReturnType<typeof launchRedis> =>
    launchRedis([...place, ...files, ...history, ...options], 'Ready to accept connections');
  let child = await launch();
  const kill = (): Promise<void> => endProcess(child);
  const revive = async (): Promise<void> => {
    child = await launch();
  };

  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    kill,
    revive,
    async restart() {
      await kill();
      await revive();
    },
    async stop() {
      await kill();
      await keepFiles(folder);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function keepFiles(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((each) => each.isFile()))
    keep('redis', () => readFileSync(join(entry.parentPath, entry.name)));
}
