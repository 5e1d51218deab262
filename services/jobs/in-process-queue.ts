import type { Clock, Instant } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { Origin } from '../platform/telemetry-origin.ts';
import type { Job, JobQueue } from './job-queue.ts';

/** How often a job that failed is tried again, and how long it waits. */
export interface RetrySettings {
  /** How often a job is tried in all. */
  readonly attempts: number;
  /** The wait before the second try, in milliseconds; it doubles with each further one. */
  readonly firstDelayMs: number;
}

/** About 17 minutes in all: longer than a restart of whatever failed. */
export const DEFAULT_RETRIES: RetrySettings = { attempts: 11, firstDelayMs: 1000 };

export interface InProcessQueueDeps {
  readonly clock: Clock;
  readonly log: Logger;
  readonly retries?: RetrySettings;
}

type Handler = Parameters<JobQueue['start']>[0];

/** A job with what came along. */
interface Held {
  readonly job: Job;
  readonly at: Instant;
  readonly origin: Origin;
}

/** `setTimeout` takes no longer delay; a later job is looked at again after this. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * A queue in this process: for the sandbox and for tests. What it holds is lost with the process.
 *
 * Its timers do not keep the process alive: that is the server's part.
 */
export function createInProcessQueue({
  clock,
  log,
  retries = DEFAULT_RETRIES,
}: InProcessQueueDeps): JobQueue {
  const timers = new Set<NodeJS.Timeout>();
  /** Jobs for a time to come: asked for twice, they are still one. */
  const planned = new Set<string>();
  const inHand = new Set<Promise<void>>();
  /** Jobs whose time came before anybody worked. */
  const early: Held[] = [];
  let handler: Handler | undefined;
  let isClosed = false;

  function wait(at: Instant, due: () => void): void {
    const delay = Math.min(Math.max(0, at - clock.now()), LONGEST_TIMER_MS);
    const timer = setTimeout(() => {
      timers.delete(timer);
      // Timers may fire a little early, and a job must never be.
      if (clock.now() < at) wait(at, due);
      else due();
    }, delay);
    timer.unref();
    timers.add(timer);
  }

  function work(held: Held, attempt: number): void {
    if (handler === undefined) {
      early.push(held);
      return;
    }
    const done = attend(handler, held, attempt).finally(() => inHand.delete(done));
    inHand.add(done);
  }

  async function attend(handle: Handler, held: Held, attempt: number): Promise<void> {
    const { job, at, origin } = held;
    const isLast = attempt >= retries.attempts;
    try {
      await handle(job, { at, attempt, isLast, origin });
    } catch (error) {
      if (isLast) {
        log.error({ job, attempt, error }, 'Job given up');
        return;
      }
      log.warn({ job, attempt, error }, 'Job failed, it will be tried again');
      if (isClosed) return;
      wait(clock.now() + retries.firstDelayMs * 2 ** (attempt - 1), () => {
        work(held, attempt + 1);
      });
    }
  }

  return {
    schedule(job, at, origin = {}) {
      const key = JSON.stringify([job, at]);
      if (isClosed || planned.has(key)) return Promise.resolve();
      const isLater = at > clock.now();
      if (isLater) planned.add(key);
      wait(at, () => {
        planned.delete(key);
        work({ job, at, origin }, 1);
      });
      return Promise.resolve();
    },

    start(newHandler) {
      handler = newHandler;
      for (const held of early.splice(0)) work(held, 1);
      return Promise.resolve();
    },

    async close() {
      isClosed = true;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      await Promise.all(inHand);
    },
  };
}
