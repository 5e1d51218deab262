import { type Attributes, SpanKind } from '@opentelemetry/api';
import { type Clock, type Instant, SECOND_MS } from '../platform/clock.ts';
import { inSpan } from '../platform/telemetry.ts';
import type { Metrics } from '../platform/telemetry-metrics.ts';
import { originForJob, placeOf, runFrom } from '../platform/telemetry-origin.ts';
import type { Handover, Job, JobQueue } from './job-queue.ts';

/** A queue that is wrapped, and once: the app takes no other, so that no way of starting it forgets to. */
export interface TracedQueue extends JobQueue {
  readonly isTraced: true;
}

/**
 * A queue whose jobs go on in the trace, and under the correlation id, of whatever asked for them; and whose waiting and
 * working times are measured.
 */
export function tracedQueue(queue: JobQueue, metrics: Metrics, clock: Clock): TracedQueue {
  return {
    isTraced: true,
    schedule: (job, at) =>
      inSpan(
        ['publish', job.kind].join(' '),
        { kind: SpanKind.PRODUCER, attributes: describe(job, 'send') },
        () => queue.schedule(job, at, originForJob()),
      ),
    start: (handler) => queue.start((job, handover) => attend(handler, job, handover, { metrics, clock })),
    close: () => queue.close(),
  };
}

interface Scales {
  readonly metrics: Metrics;
  readonly clock: Clock;
}

async function attend(
  handler: Parameters<JobQueue['start']>[0],
  job: Job,
  handover: Handover,
  { metrics, clock }: Scales,
): Promise<void> {
  const { kind } = job;
  const startedAt = clock.now();
  if (handover.attempt === 1)
    metrics.time('passcode_desk.job.lag', seconds(handover.at, startedAt), { kind });
  let outcome = handover.isLast ? 'given-up' : 'failed';
  try {
    await runFrom(handover.origin, () => inJobSpan(job, handover, () => handler(job, handover)));
    outcome = 'done';
  } finally {
    metrics.time('passcode_desk.job.duration', seconds(startedAt, clock.now()), { kind, outcome });
  }
}

function inJobSpan(job: Job, { attempt, origin }: Handover, work: () => Promise<void>): Promise<void> {
  const attributes = { ...describe(job, 'process'), 'passcode_desk.job.attempt': attempt };
  return inSpan(
    ['process', job.kind].join(' '),
    { kind: SpanKind.CONSUMER, attributes, ...placeOf(origin) },
    work,
  );
}

function describe(job: Job, operation: 'send' | 'process'): Attributes {
  return {
    'messaging.destination.name': 'jobs',
    'messaging.operation.type': operation,
    ...recordOf(job),
  };
}

/** The id by which the job's record is found. Others name people or conversations. */
function recordOf(job: Job): Attributes {
  switch (job.kind) {
    case 'reset':
      return { 'passcode_desk.reset.id': job.resetId };
    case 'case':
      return { 'passcode_desk.case.id': job.caseId };
    default:
      return {};
  }
}

function seconds(from: Instant, to: Instant): number {
  return Math.max(0, to - from) / SECOND_MS;
}
