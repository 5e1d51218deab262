import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { SECOND_MS } from '../../services/platform/clock.ts';
import type { InstanceOrders } from './instance-orders.ts';

const ENTRY = fileURLToPath(new URL('bot-instance.ts', import.meta.url));
/** While Redis is away no instance comes up; whoever runs instances tries again. */
const START_TRIES = 30;
const START_PAUSE_MS = 250;
const START_WITHIN_MS = 30 * SECOND_MS;
/** Longer than the product takes to drain. */
const STOP_WITHIN_MS = 25 * SECOND_MS;

/** One instance of the bot in a process of its own. */
export interface BotProcess {
  /** Its `/api/messages`. */
  readonly endpoint: string;
  /** What it did that nobody asked for, such as ending by itself. */
  readonly surprises: readonly string[];
  /** SIGKILL, and a new start. Waits for an earlier one to be over. */
  crash(): Promise<void>;
  /** SIGTERM and a new start, as a deployment does it. Waits for an earlier one to be over. */
  renew(): Promise<void>;
  /** SIGTERM, for good. */
  stop(): Promise<void>;
  /** SIGKILL without a new start, at once. */
  readonly end: () => void;
}

/** Starts an instance and waits until it takes activities. @throws where it does not come up. */
export async function startBotProcess(
  orders: InstanceOrders,
  hear: (line: string) => void,
): Promise<BotProcess> {
  const surprises: string[] = [];
  let child: ChildProcess | undefined;
  let isOver = false;
  let isExpected = false;
  let last: Promise<void> = Promise.resolve();

  async function comeUp(): Promise<void> {
    for (let attempt = 1; !isOver; attempt++) {
      const started = launch(orders, hear);
      child = started;
      if (await isReady(started)) {
        started.once('exit', (code, signal) => {
          if (signal !== 'SIGKILL' && !isOver && !isExpected)
            surprises.push(`ended by itself: ${String(code ?? signal)}`);
        });
        return;
      }
      if (attempt >= START_TRIES) throw new Error(`An instance does not come up on port ${orders.port}`);
      await sleep(START_PAUSE_MS);
    }
  }

  async function endGently(running: ChildProcess): Promise<void> {
    if (hasEnded(running)) return;
    const exited = once(running, 'exit');
    running.kill('SIGTERM');
    const timer = setTimeout(() => {
      surprises.push('did not stop when told to');
      running.kill('SIGKILL');
    }, STOP_WITHIN_MS);
    await exited;
    clearTimeout(timer);
  }

  await comeUp();
  return {
    endpoint: `http://localhost:${orders.port}/api/messages`,
    surprises,
    crash() {
      last = last.then(async () => {
        if (isOver || child === undefined) return;
        await kill(child);
        await comeUp();
      });
      return last;
    },
    renew() {
      last = last.then(async () => {
        if (isOver || child === undefined) return;
        isExpected = true;
        await endGently(child);
        isExpected = false;
        await comeUp();
      });
      return last;
    },
    async stop() {
      await last;
      isOver = true;
      if (child !== undefined) await endGently(child);
    },
    end: () => {
      isOver = true;
      child?.kill('SIGKILL');
    },
  };
}

function launch(orders: InstanceOrders, hear: (line: string) => void): ChildProcess {
  const stdio = ['ignore', 'pipe', 'pipe', 'ipc'] as const;
  const child = spawn(process.execPath, [ENTRY, JSON.stringify(orders)], { stdio: [...stdio] });
  for (const output of [child.stdout, child.stderr]) {
    if (output) createInterface({ input: output }).on('line', hear);
  }
  return child;
}

/** Whether it says that it is ready, before it ends or the time is over. */
async function isReady(child: ChildProcess): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => child.kill('SIGKILL'), START_WITHIN_MS);
  child.once('message', () => {
    resolve(true);
  });
  child.once('exit', () => {
    resolve(false);
  });
  return promise.finally(() => {
    clearTimeout(timer);
  });
}

async function kill(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
