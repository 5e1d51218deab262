import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { SECOND_MS } from '../../services/platform/clock.ts';
import { Told, type Usage } from './usage.ts';

const PRELOAD = fileURLToPath(new URL('preload.ts', import.meta.url));
const START_WITHIN_MS = 60 * SECOND_MS;
const ANSWER_WITHIN_MS = 30 * SECOND_MS;
/** Longer than the product takes to drain. */
const STOP_WITHIN_MS = 25 * SECOND_MS;

/** What is run, and how. */
export interface Program {
  /** A file of TypeScript or JavaScript. */
  readonly entry: string;
  /** In addition to the bench's own environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Further options of node, such as `--expose-gc`. */
  readonly nodeOptions?: readonly string[];
}

/** A program in a process of its own that can be asked what it uses. */
export interface MeasuredProcess {
  /** Its base URL. */
  readonly origin: string;
  /** From its start until it listened, in milliseconds. */
  readonly startedWithinMs: number;
  usage(): Promise<Usage>;
  /** Ends it gently; as a crash does where that takes too long. */
  stop(): Promise<void>;
}

/** Starts a program and waits until it listens. @throws where it ends before, or never does. */
export async function startMeasured({
  entry,
  env = {},
  nodeOptions = [],
}: Program): Promise<MeasuredProcess> {
  const began = performance.now();
  const child = fork(entry, {
    env: { ...process.env, PORT: '0', ...env },
    execArgv: ['--import', PRELOAD, ...nodeOptions],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const { port } = await hear(child, 'listening', START_WITHIN_MS);
  const startedWithinMs = performance.now() - began;
  return {
    origin: `http://localhost:${port}`,
    startedWithinMs,
    async usage() {
      child.send('usage');
      const { usage } = await hear(child, 'usage', ANSWER_WITHIN_MS);
      return usage;
    },
    stop: () => stop(child),
  };
}

type Told = z.infer<typeof Told>;
type ToldOf<K extends Told['kind']> = Extract<Told, { kind: K }>;

/** The next message of a kind. @throws where the process ends first, or says nothing in time. */
function hear<K extends Told['kind']>(child: ChildProcess, kind: K, withinMs: number): Promise<ToldOf<K>> {
  const { promise, resolve, reject } = Promise.withResolvers<ToldOf<K>>();
  const listen = (message: unknown): void => {
    const told = Told.safeParse(message);
    if (told.success && isOf(told.data, kind)) resolve(told.data);
  };
  const end = (code: number | null): void => {
    reject(new Error(`${child.spawnfile} ended with ${String(code)} instead of telling "${kind}"`));
  };
  const timer = setTimeout(() => {
    reject(new Error(`A measured process does not tell "${kind}"`));
  }, withinMs);
  child.on('message', listen).once('exit', end);
  return promise.finally(() => {
    clearTimeout(timer);
    child.off('message', listen).off('exit', end);
  });
}

function isOf<K extends Told['kind']>(told: Told, kind: K): told is ToldOf<K> {
  return told.kind === kind;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await exited;
  clearTimeout(timer);
}
