import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { endProcess } from './redis-process.ts';
import { keep } from './secret-hunt/kept.ts';

const READY = 'Passcode Desk is ready';

/** The production entry in a process of its own. */
export interface ProductionBot {
  /** Every line that it wrote, so far. */
  readonly output: readonly string[];
  /** Asks the process for a heap snapshot, where its settings let it write one. */
  askForHeap(): void;
  /** SIGTERM. @returns How the process ended. */
  stop(): Promise<number | null>;
  /** SIGKILL, where it still runs. */
  kill(): Promise<void>;
}

const HEAP_SIGNAL = 'SIGUSR2';

/** The settings with which a bot writes heap snapshots into a folder. */
export function heapInto(folder: string): Readonly<Record<string, string>> {
  return { NODE_OPTIONS: `--heapsnapshot-signal=${HEAP_SIGNAL} --diagnostic-dir=${folder}` };
}

/** The production entry, built as it is in the container. */
const BUILT = 'dist/bot/index.js';

/**
 * Starts the production entry in a folder with these settings and no others.
 *
 * @param entry `bot/index.ts` runs the sources as they are.
 * @throws Error with its output where it ends before it is ready.
 */
export async function startProductionBot(
  folder: string,
  settings: Readonly<Record<string, string>>,
  entry = BUILT,
): Promise<ProductionBot> {
  const env = { PATH: process.env['PATH'], NODE_ENV: 'production', ...settings };
  const child = spawn(process.execPath, [entry], { cwd: folder, env, stdio: 'pipe' });
  const output: string[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  for (const input of [child.stdout, child.stderr]) {
    createInterface({ input }).on('line', (line) => {
      output.push(line);
      keep('output', () => line);
      if (line.includes(READY)) resolve(undefined);
    });
  }
  child.once('exit', (code) => {
    reject(new Error(`The bot ended with ${String(code)}:\n${output.join('\n')}`));
  });
  await promise;
  const askForHeap = (): void => void child.kill(HEAP_SIGNAL);
  return { output, askForHeap, stop: () => stop(child), kill: () => endProcess(child) };
}

async function stop(child: ChildProcess): Promise<number | null> {
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
  return child.exitCode;
}
