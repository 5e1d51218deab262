import { createInterface } from 'node:readline';
import type { PlaygroundProcess } from './playground-process.ts';

/** Ten times what it takes on a slow machine. */
const START_TIMEOUT_MS = 20_000;
/** Enough of the output to see why it did not start. */
const KEPT_LINES = 20;
/** Printed when the server is up; the page is served from then on. */
const LISTENING = /^Listening on \d+$/;

/**
 * Resolves when the Playground answers.
 *
 * @param log Takes every printed line, also afterwards.
 * @throws an Error with the last lines printed, where it ends or is silent for too long.
 */
export function untilListening(child: PlaygroundProcess, log?: (line: string) => void): Promise<void> {
  const printed: string[] = [];
  return new Promise((resolve, reject) => {
    const fail = (what: string): void => {
      reject(new Error([`The Agents Playground ${what}.`, ...printed].join('\n')));
    };
    const timer = setTimeout(fail, START_TIMEOUT_MS, 'did not start in time');
    const read = (line: string): void => {
      log?.(line);
      if (printed.push(line) > KEPT_LINES) printed.shift();
      if (LISTENING.test(line)) resolve();
    };
    for (const input of [child.stdout, child.stderr]) createInterface({ input }).on('line', read);
    child.once('error', reject).once('exit', () => {
      fail('ended before it was ready');
    });
    // Settling twice is harmless; a timer left behind would hold the process.
    timer.unref();
  });
}
