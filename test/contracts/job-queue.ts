import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Handover, Job, JobHandler, JobQueue } from '../../services/jobs/job-queue.ts';

const RESET: Job = { kind: 'reset', resetId: 'reset-1' };
const MAIL: Job = {
  kind: 'mail',
  notice: { about: 'proof-failed', userId: 'user-1', conversationId: 'a:b', deviceId: 'd', at: 5 },
};
const CONTACT_MAIL: Job = {
  kind: 'mail',
  notice: { about: 'contact', caseId: 'case-1', userId: 'user-1', at: 5 },
};
const TIMEOUT: Job = { kind: 'prompt-timeout', conversationId: '19:a@b/;c', promptId: 'p' };

/**
 * What every queue promises.
 *
 * @param open Gives a new, empty queue that tries failed jobs again within milliseconds, three times in all.
 * The suite closes it.
 */
export function describeJobQueue(name: string, open: () => JobQueue): void {
  describe(`${name} as a job queue`, () => {
    let queues: JobQueue[] = [];
    const use = (): JobQueue => {
      const queue = open();
      queues.push(queue);
      return queue;
    };

    afterEach(async () => {
      await Promise.all(queues.map((queue) => queue.close()));
      queues = [];
    });

    it('tries a failed job again until it succeeds', async () => {
      const { seen, handler } = record((count) => count < 3);
      const queue = use();
      await queue.start(handler);
      await queue.schedule(RESET, 0);
      await until(() => seen.length === 3);
      await sleep(20);
      assert.equal(seen.length, 3);
    });

    it('gives a job up that fails every time, and goes on with others', async () => {
      const { seen, handler } = record((_, job) => job.kind === 'reset');
      const queue = use();
      await queue.start(handler);
      await queue.schedule(RESET, 0);
      await until(() => seen.length === 3);
      await queue.schedule(TIMEOUT, 0);
      await until(() => seen.length === 4);
      assert.deepEqual(seen.at(-1)?.job, TIMEOUT);
    });

    it('does not start a job when it is closed, and waits for those in hand', async () => {
      const queue = use();
      const over = Promise.withResolvers<undefined>();
      const { seen, handler } = record();
      await queue.start(async (job) => {
        await handler(job);
        await over.promise;
      });
      await queue.schedule(RESET, 0);
      await until(() => seen.length === 1);
      await queue.schedule(TIMEOUT, Date.now() + 30);
      let isClosed = false;
      const closing = queue.close().then(() => (isClosed = true));
      await sleep(50);
      assert.deepEqual([isClosed, seen.length], [false, 1]);
      over.resolve(undefined);
      await closing;
      assert.equal(seen.length, 1);
    });

    it('hands over the job as it was asked for', async () => {
      const { seen, handler } = record();
      const queue = use();
      await queue.start(handler);
      const jobs: readonly Job[] = [
        { kind: 'alert', alert: 'too-many-resets', at: 5 },
        { kind: 'audit-forward', tenantId: 'tenant-1' },
        { kind: 'case', caseId: 'case-1' },
        MAIL,
        CONTACT_MAIL,
        TIMEOUT,
        RESET,
        { kind: 'webhook', deliveryId: 'delivery-1' },
      ];
      for (const job of jobs) await queue.schedule(job, 0);
      await until(() => seen.length === jobs.length);
      assert.deepEqual(new Set(seen.map(({ job }) => job)), new Set(jobs));
    });

    it('hands over beside the job what came along, when it was due, and the how manyeth attempt it is', async () => {
      const queue = use();
      const seen: Handover[] = [];
      await queue.start((_, handover) => {
        seen.push(handover);
        return handover.isLast ? Promise.resolve() : Promise.reject(new Error('try again'));
      });
      const at = Date.now() + 5;
      const origin = { correlationId: 'c', traceparent: '00-1-2-01', askedBy: '00-1-3-01' };
      await queue.schedule(RESET, at, origin);
      await until(() => seen.length === 3);
      assert.deepEqual(
        seen,
        [1, 2, 3].map((attempt) => ({ at, attempt, isLast: attempt === 3, origin })),
      );
    });

    it('takes a job for the same time to come as one job, wherever it comes from', async () => {
      const queue = use();
      const seen: Handover[] = [];
      await queue.start((_, handover) => Promise.resolve(void seen.push(handover)));
      const at = Date.now() + 40;
      await queue.schedule(RESET, at, { correlationId: 'first' });
      await queue.schedule(RESET, at, { correlationId: 'second' });
      await queue.schedule(RESET, at);
      await until(() => seen.length === 1);
      await sleep(30);
      assert.deepEqual(
        seen.map(({ origin }) => origin),
        [{ correlationId: 'first' }],
      );
    });

    it('keeps jobs for whoever starts to work later', async () => {
      const { seen, handler } = record();
      const queue = use();
      await queue.schedule(RESET, 0);
      await queue.schedule(TIMEOUT, Date.now() + 5);
      await sleep(20);
      await queue.start(handler);
      await until(() => seen.length === 2);
    });

    it('never does a job before its time', async () => {
      const { seen, handler } = record();
      const queue = use();
      await queue.start(handler);
      const at = Date.now() + 40;
      await queue.schedule(RESET, at);
      await until(() => seen.length === 1);
      assert.ok((seen[0]?.at ?? 0) >= at);
    });

    it('takes a job for the same time to come as one job', async () => {
      const { seen, handler } = record();
      const queue = use();
      await queue.start(handler);
      const at = Date.now() + 40;
      await Promise.all([1, 2, 3].map(() => queue.schedule(RESET, at)));
      await until(() => seen.length === 1);
      await sleep(30);
      assert.equal(seen.length, 1);
    });

    it('does a job again that is asked for at another time', async () => {
      const { seen, handler } = record();
      const queue = use();
      await queue.start(handler);
      const now = Date.now();
      await queue.schedule(RESET, now + 10);
      await queue.schedule(RESET, now + 20);
      await until(() => seen.length === 2);
    });

    it('does a job again that is asked for while it is in hand', async () => {
      const queue = use();
      const { seen, handler } = record();
      await queue.start(async (job) => {
        await handler(job);
        if (seen.length === 1) await queue.schedule(job, Date.now());
        if (seen.length === 2) await queue.schedule(job, Date.now() + 5);
      });
      await queue.schedule(RESET, 0);
      await until(() => seen.length === 3);
    });
  });
}

interface Record {
  readonly seen: { readonly job: Job; readonly at: number }[];
  readonly handler: JobHandler;
}

/** Notes every job, and fails where told to. */
function record(fails: (count: number, job: Job) => boolean = () => false): Record {
  const seen: { job: Job; at: number }[] = [];
  const handler: JobHandler = (job) => {
    seen.push({ job, at: Date.now() });
    return fails(seen.length, job) ? Promise.reject(new Error('try again')) : Promise.resolve();
  };
  return { seen, handler };
}

/** Fails the test where it does not come true. */
async function until(isTrue: () => boolean): Promise<void> {
  const deadline = Date.now() + 3_000;
  while (!isTrue()) {
    assert.ok(Date.now() < deadline, 'it did not happen in time');
    await sleep(2);
  }
}
