import { setImmediate as nextTurn } from 'node:timers/promises';

/** Longer than anything the bot does without waiting for a timer. */
const TIMEOUT_MS = 5000;

/** Waits until something holds, looking again whenever the process has nothing else to do. @throws when the time is over. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  withinMs = TIMEOUT_MS,
): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Not within ${withinMs} ms: ${what}`);
    await nextTurn();
  }
}
