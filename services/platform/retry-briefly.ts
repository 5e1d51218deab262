import { setTimeout as wait } from 'node:timers/promises';
import { IoError } from './errors.ts';

/** Together shorter than a person waits, longer than a store needs to fail over within one data centre. */
const PAUSES_MS = [200, 600, 1200];

/** How often, and how long. */
interface Patience {
  /** Before each further try, in milliseconds. */
  readonly pausesMs?: readonly number[];
  /** No try begins after this moment, as `performance.now()` tells it. */
  readonly until?: number;
}

/**
 * Does something again where it failed in passing. Only for work that may be done twice.
 *
 * @throws What the last try threw, or at once what trying again cannot help.
 */
export async function retryBriefly<T>(
  work: () => Promise<T>,
  { pausesMs = PAUSES_MS, until = Infinity }: Patience = {},
): Promise<T> {
  const [pause, ...later] = pausesMs;
  try {
    return await work();
  } catch (error) {
    if (pause === undefined || !(error instanceof IoError) || !error.retryable) throw error;
    if (performance.now() + pause >= until) throw error;
    await wait(pause);
    return retryBriefly(work, { pausesMs: later, until });
  }
}
