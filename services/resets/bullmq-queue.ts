import { createHash, randomUUID } from 'node:crypto';
import { Queue, UnrecoverableError, Worker, type JobsOptions } from 'bullmq';
import { type Clock, DAY_MS, type Instant, SECOND_MS } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { RedisConnection } from '../platform/redis.ts';
import { DEFAULT_RETRIES, type RetrySettings } from './in-process-queue.ts';
import type { Job, JobHandler, JobQueue } from './job-queue.ts';
import { JobRecord } from './job-record.ts';

export interface BullmqQueueDeps {
  readonly redis: RedisConnection;
  readonly clock: Clock;
  readonly log: Logger;
  readonly retries?: RetrySettings;
  /** How many jobs one instance does side by side. */
  readonly concurrency?: number;
}

const NAME = 'jobs';
/** Jobs wait for Graph and for Teams nearly all their time. */
const CONCURRENCY = 20;
/** Given-up jobs stay for operators to look at. */
const KEEP_FAILED_SECONDS = (7 * DAY_MS) / SECOND_MS;

/** A queue on Redis, for all instances. Keys: `<prefix>{queue}:jobs:…` (BullMQ's), see docs/storage.md. */
export function createBullmqQueue(deps: BullmqQueueDeps): JobQueue {
  const { redis, clock, log } = deps;
  const report = (error: Error): void => {
    log.warn({ problem: error.message }, 'Job queue lost Redis for a moment');
  };
  const queue = openQueue(deps).on('error', report);
  let worker: Worker | undefined;

  return {
    async schedule(job, at) {
      const options = { ...optionsOf(deps), ...placeOf(job, at, clock.now()) };
      await redis.ask(() => queue.add(job.kind, job, options));
    },

    async start(handler) {
      worker = openWorker(deps, handler).on('error', report);
      await worker.waitUntilReady();
    },

    async close() {
      // Waits for the jobs in hand.
      await worker?.close();
      await queue.close();
    },
  };
}

/**
 * A job for a time to come is one job, however often it is asked for. One for now is always a new one: the
 * same job may be in hand at this moment, and may have read its record before the record changed.
 */
function placeOf(job: Job, at: Instant, now: Instant): Pick<JobsOptions, 'jobId' | 'delay'> {
  if (at <= now) return { jobId: randomUUID() };
  // BullMQ's ids must not contain a colon, and conversation ids do.
  const jobId = createHash('sha256')
    .update(JSON.stringify([job, at]))
    .digest('hex');
  return { jobId, delay: at - now };
}

function optionsOf({ retries = DEFAULT_RETRIES }: BullmqQueueDeps): JobsOptions {
  return {
    attempts: retries.attempts,
    backoff: { type: 'exponential', delay: retries.firstDelayMs },
    removeOnComplete: true,
    removeOnFail: { age: KEEP_FAILED_SECONDS },
  };
}

/** All of the queue's keys in one slot, as BullMQ's scripts need it. */
function prefixOf({ redis }: BullmqQueueDeps): string {
  return `${redis.prefix}{queue}`;
}

function openQueue(deps: BullmqQueueDeps): Queue {
  return new Queue(NAME, { connection: deps.redis.client, prefix: prefixOf(deps) });
}

function openWorker(deps: BullmqQueueDeps, handler: JobHandler): Worker {
  const { redis, log, concurrency = CONCURRENCY } = deps;
  const attend = async ({ data }: { data: unknown }): Promise<void> => {
    const job = JobRecord.safeParse(data);
    // Trying again would not make it readable; it stays among the failed ones.
    if (!job.success) throw new UnrecoverableError('Job is damaged or of a newer version');
    await handler(job.data);
  };
  const connection = redis.openWorkerClient();
  const worker = new Worker(NAME, attend, { connection, prefix: prefixOf(deps), concurrency });
  return worker.on('failed', (job, error) => {
    const isGivenUp = job?.finishedOn !== undefined;
    const facts = { job: job?.name, id: job?.id, attempt: job?.attemptsMade, error };
    if (isGivenUp) log.error(facts, 'Job given up');
    else log.warn(facts, 'Job failed, it will be tried again');
  });
}
