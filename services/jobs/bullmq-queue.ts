import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  DelayedError,
  type Job as QueuedJob,
  type JobsOptions,
  Queue,
  UnrecoverableError,
  Worker,
} from 'bullmq';
import { type Clock, DAY_MS, type Instant, SECOND_MS } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { RedisConnection } from '../platform/redis.ts';
import { Origin } from '../platform/telemetry-origin.ts';
import { DEFAULT_RETRIES, type RetrySettings } from './in-process-queue.ts';
import type { Handover, Job, JobQueue } from './job-queue.ts';
import { JobRecord } from './job-record.ts';

export interface BullmqQueueDeps {
  readonly redis: RedisConnection;
  readonly clock: Clock;
  readonly log: Logger;
  readonly retries?: RetrySettings;
  /** How many jobs one instance does side by side. */
  readonly concurrency?: number;
  /** How long closing waits for Redis once the jobs in hand are done, in milliseconds. */
  readonly patienceMs?: number;
}

const NAME = 'jobs';
/**
 * Jobs wait for Graph, for Teams and for their place in a budget nearly all their time. With 20 at once resets were sent
 * minutes after their turn where thousands came at the same moment.
 */
const CONCURRENCY = 100;
/** Longer than Redis takes to note that jobs are done. Where it is away, they are done again later: at least once. */
const PATIENCE_MS = 2 * SECOND_MS;
/** Given-up jobs stay for operators to look at. */
const KEEP_FAILED_SECONDS = (7 * DAY_MS) / SECOND_MS;

/** BullMQ's own view of the jobs, for whoever looks after them. */
export function openJobQueue(redis: RedisConnection): Queue {
  return new Queue(NAME, { connection: redis.client, prefix: prefixOf({ redis }) });
}

/** A queue on Redis, for all instances. Keys: `<prefix>{queue}:jobs:…` (BullMQ's), see docs/storage.md. */
export function createBullmqQueue(deps: BullmqQueueDeps): JobQueue {
  const { redis, clock, patienceMs = PATIENCE_MS } = deps;
  const inHand = new Set<Promise<void>>();
  const queue = openJobQueue(redis);
  queue.on('error', (error) => {
    report(deps, error);
  });
  let worker: Worker | undefined;

  return {
    async schedule(job, at, origin) {
      const options = { ...optionsOf(deps), ...placeOf(job, at, clock.now()), ...metadataOf(origin) };
      await redis.ask(() => queue.add(job.kind, job, options));
    },

    async start(handler) {
      worker = openWorker(deps, (job, handover) => keepIn(inHand, handler(job, handover)));
      await worker.waitUntilReady();
    },

    async close() {
      const closed = closeBoth(deps, worker, queue);
      const { signal, abort } = cancellation();
      const drained = Promise.all(inHand).then(() => sleep(patienceMs, undefined, { signal }));
      await Promise.race([closed, drained]).finally(abort);
    },
  };
}

function cancellation(): { readonly signal: AbortSignal; readonly abort: () => void } {
  const controller = new AbortController();
  return {
    signal: controller.signal,
    abort: () => {
      controller.abort();
    },
  };
}

/** Holds on to work until it is done, however it ends. */
async function keepIn(inHand: Set<Promise<void>>, work: Promise<void>): Promise<void> {
  const done = work.then(
    () => undefined,
    () => undefined,
  );
  inHand.add(done);
  try {
    await work;
  } finally {
    inHand.delete(done);
  }
}

/** From now on no job is taken. Ends when the jobs in hand are done, and Redis knows it. */
async function closeBoth(deps: BullmqQueueDeps, worker: Worker | undefined, queue: Queue): Promise<void> {
  try {
    await worker?.close();
    await queue.close();
  } catch (error) {
    deps.log.warn({ error }, 'Job queue not closed in order');
  }
}

/** A broken connection is reported where it is held, once. */
function report({ redis, log }: BullmqQueueDeps, error: Error): void {
  if (redis.client.status === 'ready') log.warn({ problem: error.message }, 'Job queue failed');
}

/**
 * A job for a time to come is one job, however often it is asked for. One for now is always a new one: the
 * same job may be in hand at this moment, and may have read its record before the record changed.
 */
function placeOf(job: Job, at: Instant, now: Instant): Pick<JobsOptions, 'jobId' | 'delay' | 'timestamp'> {
  if (at <= now) return { jobId: randomUUID() };
  // BullMQ's ids must not contain a colon, and conversation ids do.
  const jobId = createHash('sha256')
    .update(JSON.stringify([job, at]))
    .digest('hex');
  return { jobId, delay: at - now, timestamp: now };
}

/** BullMQ keeps it beside the job, in a place that it has for this. */
function metadataOf(origin: Origin | undefined): Pick<JobsOptions, 'telemetry'> {
  return origin === undefined ? {} : { telemetry: { metadata: JSON.stringify(origin) } };
}

/** What cannot be read is nothing: a job is done wherever it comes from. */
function originOf({ opts }: QueuedJob): Origin {
  try {
    return Origin.safeParse(JSON.parse(opts.telemetry?.metadata ?? '{}')).data ?? {};
  } catch {
    return {};
  }
}

function handoverOf(queued: QueuedJob): Handover {
  const attempt = queued.attemptsMade + 1;
  const isLast = attempt >= (queued.opts.attempts ?? 1);
  return { at: dueOf(queued), attempt, isLast, origin: originOf(queued) };
}

function dueOf({ timestamp, opts }: QueuedJob): Instant {
  return timestamp + (opts.delay ?? 0);
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
function prefixOf({ redis }: Pick<BullmqQueueDeps, 'redis'>): string {
  return `${redis.prefix}{queue}`;
}

/**
 * A job is never early by the clock of the instance that does it, whichever instance asked for it: asked for again
 * for the same time it would be the job in hand, and gone when that is done.
 */
async function putBackIfEarly({ clock }: BullmqQueueDeps, queued: QueuedJob, token?: string): Promise<void> {
  const at = dueOf(queued);
  if (clock.now() >= at) return;
  await queued.moveToDelayed(at, token);
  throw new DelayedError();
}

function openWorker(deps: BullmqQueueDeps, handler: Parameters<JobQueue['start']>[0]): Worker {
  const { redis, log, concurrency = CONCURRENCY, retries = DEFAULT_RETRIES } = deps;
  const attend = async (queued: QueuedJob<unknown>, token?: string): Promise<void> => {
    await putBackIfEarly(deps, queued, token);
    const job = JobRecord.safeParse(queued.data);
    // Trying again would not make it readable; it stays among the failed ones.
    if (!job.success) throw new UnrecoverableError('Job is damaged or of a newer version');
    await handler(job.data, handoverOf(queued));
  };
  const connection = redis.openWorkerClient();
  const worker = new Worker(NAME, attend, {
    ...{ connection, prefix: prefixOf(deps), concurrency },
    // BullMQ by itself gives up what was in the hands of a second instance that died; a rolling restart may do that.
    maxStalledCount: retries.attempts,
  });
  worker.on('error', (error) => {
    report(deps, error);
  });
  return worker.on('failed', (job, error) => {
    const isGivenUp = job?.finishedOn !== undefined;
    const facts = { job: job?.name, id: job?.id, attempt: job?.attemptsMade, error };
    if (isGivenUp) log.error(facts, 'Job given up');
    else log.warn(facts, 'Job failed, it will be tried again');
  });
}
