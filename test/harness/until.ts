import { setImmediate as nextTurn } from 'node:timers/promises';

/** Longer than anything the bot does without waiting for a timer. */
const TIMEOUT_MS = 5000;

/** Waits until something holds, looking again whenever the process has nothing else to do. @throws after five seconds. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + TIMEOUT_MS;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Not within five seconds: ${what}`);
    await nextTurn();
  }
}
