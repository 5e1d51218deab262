import { SECOND_MS } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { OpenBudget, RateLimit } from '../platform/rate-budget.ts';
import type { LookKind } from '../resets/reset-outcome.ts';
import { GraphError } from './graph-error.ts';
import type { PauseListener } from './graph-pause.ts';
import { MOST_READS } from './graph.ts';

/** The window in which Intune counts the requests of an app in a tenant; it takes 2000. (Graph's limits.) */
export const GRAPH_WINDOW_MS = 20 * SECOND_MS;

/**
 * How much longer one look may be on its way to Graph than another: a new connection or token, a busy instance. Looks that
 * leave evenly arrive that much closer together, so they are counted in a window that is that much longer.
 */
export const ON_THE_WAY_MS = SECOND_MS;

/** A full batch of either kind must fit into its part of the burst, and something must be left for afterwards. */
export const LEAST_WATCH_REQUESTS = 3 * MOST_READS;

/** A tenth at once, so that people who reset at the same moment hear soon; the rest evenly over the window. */
const BURST_SHARE = 0.1;

/** Of the burst, what patient looks leave for close ones. */
const RESERVE_SHARE = 0.5;

/** Of what comes back over time, the most that close looks take: however many they are, patient ones get a tenth. */
const CLOSE_SHARE = 0.9;

/** Longer than a short queue takes, shorter than a person notices: meanwhile a worker does nothing else. */
export const LONGEST_WAIT_MS = 2 * SECOND_MS;

/** Room for looks at devices, shared by all instances. */
export interface WatchBudget {
  /**
   * Takes room for so many looks, for all of them or for none; close ones find it first.
   *
   * @param reads At most {@link MOST_READS}.
   * @returns 0 where there was room. Otherwise after how many milliseconds asking again makes sense.
   * @throws IoError where the budget cannot be asked.
   */
  take(reads: number, kind: LookKind): Promise<number>;
  /** Gives no room to any instance for so long; of several pauses the one that ends last counts. */
  pause(forMs: number): Promise<void>;
}

/**
 * The budget for watching resets, apart from what people ask for themselves.
 *
 * Patient looks leave the reserve untouched. Close ones take of all there is, but in a pace of their own whose burst is
 * that reserve, and which is slower than the budget recovers: so the reserve always holds what that pace lets through,
 * and the two kinds together stay within the limit.
 *
 * Nobody stands in line. With 100,000 silent devices 111 looks a second are due and 43 have room: each patient look has
 * the same chance, 2 in 5, and who got none comes again with the next look of its schedule. So a device is looked at
 * every 39 minutes on average instead of every 15, 99 of 100 within two and a half hours. To come again sooner would not
 * change the average, since the room is what it is: at half of the interval it takes 1.6 times as many steps.
 *
 * @param requests In any 20 seconds, at least {@link LEAST_WATCH_REQUESTS}.
 */
export function createWatchBudget(openBudget: OpenBudget, requests: number): WatchBudget {
  const limit = watchLimit(requests);
  const all = openBudget('watch', limit);
  const close = openBudget('watch-close', closeLimit(limit));
  return {
    async take(reads, kind) {
      if (kind === 'patient') return all.take(reads, 'spare');
      const waitMs = await close.take(reads);
      return waitMs > 0 ? waitMs : all.take(reads);
    },
    async pause(forMs) {
      await Promise.all([all.pause(forMs), close.pause(forMs)]);
    },
  };
}

type WatchLimit = Required<RateLimit>;

/** The limit for all looks. Pure. */
export function watchLimit(requests: number): WatchLimit {
  const burst = Math.max(2 * MOST_READS, Math.floor(requests * BURST_SHARE));
  const reserve = Math.floor(burst * RESERVE_SHARE);
  return { requests, windowMs: GRAPH_WINDOW_MS + ON_THE_WAY_MS, burst, reserve };
}

/** The limit for close looks. Pure. */
export function closeLimit({ requests, windowMs, burst, reserve }: WatchLimit): RateLimit {
  return { requests: reserve + Math.floor((requests - burst) * CLOSE_SHARE), windowMs, burst: reserve };
}

/**
 * Waits for room, if there soon is some.
 *
 * @param ask Takes room, or says after how many milliseconds asking again makes sense.
 * @param patienceMs How long it waits in all; not at all where 0.
 * @throws GraphError `graph.throttled` with the time to wait, where that is longer; `graph.not-sent` where the
 * budget cannot be asked: without it we might be what keeps others from Intune.
 */
export async function waitForRoom(ask: () => Promise<number>, patienceMs = LONGEST_WAIT_MS): Promise<void> {
  let leftMs = patienceMs;
  for (;;) {
    const retryAfterMs = await take(ask);
    if (retryAfterMs === 0) return;
    if (retryAfterMs > leftMs) throw new GraphError('graph.throttled', { retryable: true, retryAfterMs });
    leftMs -= retryAfterMs;
    await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
  }
}

/** Lets all instances pause when Graph asks one of them to. Best effort: the others may be asked themselves. */
export function pauseWatching(budget: Pick<WatchBudget, 'pause'>, log: Logger): PauseListener {
  return async (forMs) => {
    log.warn({ forMs }, 'Graph asks for a pause: watching stops for so long');
    try {
      await budget.pause(forMs);
    } catch (error) {
      log.warn({ error }, 'Pause not passed on to the other instances');
    }
  };
}

async function take(ask: () => Promise<number>): Promise<number> {
  try {
    return await ask();
  } catch (cause) {
    throw new GraphError('graph.not-sent', { retryable: true, cause });
  }
}
