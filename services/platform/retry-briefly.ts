import { setTimeout as wait } from 'node:timers/promises';
import { IoError } from './errors.ts';

/** Together shorter than a person waits, longer than a store needs to fail over within one data centre. */
const PAUSES_MS = [200, 600, 1200];

/**
 * Does something again where it failed in passing. Only for work that may be done twice.
 *
 * @throws What the last try threw, or at once what trying again cannot help.
 */
export async function retryBriefly<T>(
  work: () => Promise<T>,
  pausesMs: readonly number[] = PAUSES_MS,
): Promise<T> {
  const [pause, ...later] = pausesMs;
  try {
    return await work();
  } catch (error) {
    if (pause === undefined || !(error instanceof IoError) || !error.retryable) throw error;
    await wait(pause);
    return retryBriefly(work, later);
  }
}
