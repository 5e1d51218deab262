import { type Clock, type Instant, systemClock } from '../../services/platform/clock.ts';
import type { Job, JobQueue } from '../../services/jobs/job-queue.ts';
import type { Origin } from '../../services/platform/telemetry-origin.ts';

/** Time that runs as the machine's does, and can be made to jump ahead. */
export interface JumpingTime {
  readonly clock: Clock;
  /** Makes the queue notice jumps: what a jump makes due is done at once. */
  follow(queue: JobQueue): JobQueue;
  /** Lets time pass at once. Jobs may come twice, as from any queue. */
  jump(ms: number): Promise<void>;
}

/** A job as it was asked for. */
interface Scheduled {
  readonly job: Job;
  readonly at: Instant;
  readonly origin: Origin | undefined;
  readonly queue: JobQueue;
}

/** Starts at the machine's time. */
export function createJumpingTime(): JumpingTime {
  let aheadMs = 0;
  let scheduled: Scheduled[] = [];
  const clock = { now: (): Instant => systemClock.now() + aheadMs };
  return {
    clock,
    follow: (queue) => ({
      ...queue,
      schedule(job, at, origin) {
        scheduled.push({ job, at, origin, queue });
        return queue.schedule(job, at, origin);
      },
    }),
    async jump(ms) {
      aheadMs += ms;
      const due = scheduled.filter(({ at }) => at <= clock.now());
      scheduled = scheduled.filter(({ at }) => at > clock.now());
      await Promise.all(due.map(({ job, origin, queue }) => queue.schedule(job, clock.now(), origin)));
    },
  };
}
