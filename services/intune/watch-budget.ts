import { SECOND_MS } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { RateBudget, RateLimit } from '../platform/rate-budget.ts';
import { GraphError } from './graph-error.ts';
import type { PauseListener } from './graph-pause.ts';
import { MOST_READS } from './graph.ts';

/** The window in which Intune counts the requests of an app in a tenant; it takes 2000. (Graph's limits.) */
export const GRAPH_WINDOW_MS = 20 * SECOND_MS;

/** A full batch must fit into the burst, and something must be left for afterwards. */
export const LEAST_WATCH_REQUESTS = 2 * MOST_READS;

/** A tenth at once, so that people who reset at the same moment hear soon; the rest evenly over the window. */
const BURST_SHARE = 0.1;

/** Longer than a short queue takes, shorter than a person notices: meanwhile a worker does nothing else. */
const LONGEST_WAIT_MS = 2 * SECOND_MS;

/**
 * The limit for watching resets, apart from what people ask for themselves.
 *
 * @param requests In any 20 seconds, at least {@link LEAST_WATCH_REQUESTS}.
 */
export function watchLimit(requests: number): RateLimit {
  const burst = Math.max(MOST_READS, Math.floor(requests * BURST_SHARE));
  return { requests, windowMs: GRAPH_WINDOW_MS, burst };
}

/**
 * Waits for room for so many reads, if there soon is some.
 *
 * @throws GraphError `graph.throttled` with the time to wait, where that is longer; `graph.not-sent` where the
 * budget cannot be asked: without it we might be what keeps others from Intune.
 */
export async function waitForRoom(budget: RateBudget, reads: number): Promise<void> {
  let patienceMs = LONGEST_WAIT_MS;
  for (;;) {
    const retryAfterMs = await take(budget, reads);
    if (retryAfterMs === 0) return;
    if (retryAfterMs > patienceMs) throw new GraphError('graph.throttled', { retryable: true, retryAfterMs });
    patienceMs -= retryAfterMs;
    await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
  }
}

/** Lets all instances pause when Graph asks one of them to. Best effort: the others may be asked themselves. */
export function pauseWatching(budget: RateBudget, log: Logger): PauseListener {
  return async (forMs) => {
    log.warn({ forMs }, 'Graph asks for a pause: watching stops for so long');
    try {
      await budget.pause(forMs);
    } catch (error) {
      log.warn({ error }, 'Pause not passed on to the other instances');
    }
  };
}

async function take(budget: RateBudget, reads: number): Promise<number> {
  try {
    return await budget.take(reads);
  } catch (cause) {
    throw new GraphError('graph.not-sent', { retryable: true, cause });
  }
}
