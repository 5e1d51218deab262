import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { z } from 'zod';

/** Commands that Redis carried out since they were last counted, by name. */
export type CommandCounts = Readonly<Record<string, number>>;

/** A Redis of the bench's own. */
export interface BenchRedis {
  readonly url: string;
  /** Looks into it; not used by what is measured. */
  readonly looker: Redis;
  /** Memory in use by data, in bytes. */
  usedBytes(): Promise<number>;
  stop(): Promise<void>;
}

const TRIES = 100;
const TRY_EVERY_MS = 50;

/** Starts `redis-server` as operators are told to run it: append-only file, nothing evicted. */
export async function startRedis(): Promise<BenchRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'passcode-desk-bench-'));
  const port = await findFreePort();
  const place = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder];
  const files = ['--save', '', '--appendonly', 'yes'];
  const child = spawn('redis-server', [...place, ...files], { stdio: 'ignore' });
  const looker = await connect(`redis://127.0.0.1:${port}`);
  return {
    url: `redis://127.0.0.1:${port}`,
    looker,
    usedBytes: async () => readNumber(await looker.info('memory'), 'used_memory_dataset'),
    async stop() {
      looker.disconnect();
      await end(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A figure of Redis' own report. @throws where it has none of that name. */
export function readNumber(info: string, name: string): number {
  const value = new RegExp(`^${name}:(\\d+)`, 'm').exec(info)?.[1];
  return z.coerce.number().parse(value);
}

async function connect(url: string): Promise<Redis> {
  const redis = new Redis(url, { retryStrategy: () => TRY_EVERY_MS, maxRetriesPerRequest: TRIES });
  // Until it listens; whoever asks waits, and hears of it in the end.
  redis.on('error', () => undefined);
  await redis.ping();
  return redis;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await Promise.race([exited, sleep(5_000)]);
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
