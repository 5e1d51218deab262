import { MINUTE_MS, SECOND_MS, type Instant } from '../platform/clock.ts';
import type { GraphStatus } from './map-graph-error.ts';
import { readRetryAfter } from './retry-after.ts';

/** Told how long Graph asks all of us to leave it alone, in milliseconds. Never rejects. */
export type PauseListener = (forMs: number) => Promise<void>;

/** Half of the window that Intune counts in: by then it has room again. */
const PAUSE_WITHOUT_ADVICE_MS = 10 * SECOND_MS;
/** Graph asks for seconds. More than this is a mistake, which must not keep people waiting for days. */
const LONGEST_PAUSE_MS = 5 * MINUTE_MS;

/** How long an answer asks us to wait, in milliseconds; `undefined` where it does not. Pure. */
export function readPause({ status, headers }: GraphStatus, now: Instant): number | undefined {
  if (status !== 429 && status !== 503) return undefined;
  const asked = readRetryAfter(headers.get('Retry-After'), now);
  if (asked !== undefined) return Math.min(asked, LONGEST_PAUSE_MS);
  return status === 429 ? PAUSE_WITHOUT_ADVICE_MS : undefined;
}
