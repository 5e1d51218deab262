import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A Redis of the tests' own: on a free port of loopback, with its data in a folder that goes with it. */
export interface RedisServer {
  readonly url: string;
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
 * Where the binary is absent the suite is skipped, or fails on a build server (`CI=true`): there a skipped
 * suite would look like a passed one.
 *
 * @returns What gives the server, once the tests run.
 */
export function usePrivateRedis(options: readonly string[] = []): () => RedisServer {
  let server: RedisServer | undefined;

  before(async function () {
    if (!isInstalled()) {
      if (process.env['CI'] === 'true') throw new Error('redis-server is not installed');
      console.warn('      skipped: redis-server is not installed');
      this.skip();
    }
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
  let child = await launch(port, folder, options);
  const kill = (): Promise<void> => end(child);
  const revive = async (): Promise<void> => {
    child = await launch(port, folder, options);
  };

  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    revive,
    async restart() {
      await kill();
      await revive();
    },
    async stop() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function isInstalled(): boolean {
  return spawnSync('redis-server', ['--version']).status === 0;
}

async function launch(port: number, folder: string, options: readonly string[]): Promise<ChildProcess> {
  const files = ['--dir', folder, '--save', '', '--appendonly', 'yes', '--appendfsync', 'always'];
  const child = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', ...files, ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await untilReady(child);
  return child;
}

/** Redis says so when it takes connections, after it has read its data. */
async function untilReady(child: ChildProcess): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (output.includes('Ready to accept connections')) resolve(undefined);
  });
  child.once('error', reject);
  child.once('exit', (code) => {
    reject(new Error(`redis-server ended with ${String(code)}:\n${output}`));
  });
  await promise;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
