import assert from 'node:assert/strict';
import { systemClock } from '../../../services/platform/clock.ts';
import type { RedisConnection } from '../../../services/platform/redis.ts';
import { createBullmqQueue } from '../../../services/jobs/bullmq-queue.ts';
import { createRedisResetStore } from '../../../services/resets/redis-reset-store.ts';
import type { Job, JobQueue } from '../../../services/jobs/job-queue.ts';
import type { ResetStore } from '../../../services/resets/reset-store.ts';
import { describeJobQueue } from '../../contracts/job-queue.ts';
import { describeResetStore } from '../../contracts/reset-store.ts';
import { useRedis } from '../../harness/redis-client.ts';
import { silent } from './hand-ports.ts';
import { someReset } from './some-reset.ts';

const RETENTION_MS = 60_000;
const RESET: Job = { kind: 'reset', resetId: 'reset-1' };
const resets = (redis: RedisConnection): ResetStore =>
  createRedisResetStore({ redis, log: silent, retentionMs: RETENTION_MS });

describe('on Redis', () => {
  const redis = useRedis();

  describeResetStore('Redis', () => resets(redis().fresh()));
  describeJobQueue('BullMQ', () =>
    createBullmqQueue({
      redis: redis().fresh(),
      clock: systemClock,
      log: silent,
      retries: { attempts: 3, firstDelayMs: 1 },
    }),
  );

  describe('createRedisResetStore', () => {
    it('skips a damaged record or one of a newer version, names its key, and leaves it alone', async () => {
      const connection = redis().fresh();
      const reported: unknown[] = [];
      const log = { ...silent, error: (facts: object) => void reported.push(facts) };
      const store = createRedisResetStore({ redis: connection, log });
      await store.create(someReset());
      const key = `${connection.prefix}{resets}:reset:reset-1`;
      const stored = await connection.client.hget(key, 'json');
      for (const json of [
        '{"cut',
        '{"v":1}',
        stored?.replace('"v":1', '"v":2'),
        stored?.replace('"ios"', '"nokia"'),
      ]) {
        await connection.client.hset(key, 'json', json ?? '');
        assert.equal(await store.get('reset-1'), undefined);
        assert.deepEqual(await store.listByUser('user-1'), []);
        assert.deepEqual(await store.create(someReset()), { ok: false, error: 'already-created' });
        assert.equal(await connection.client.hget(key, 'json'), json);
      }
      assert.deepEqual(reported, Array(8).fill({ key }));
    });

    it('keeps a reset without an end while it needs work, and for the retention time after', async () => {
      const connection = redis().fresh();
      const store = resets(connection);
      const key = `${connection.prefix}{resets}:reset:reset-1`;
      await store.create(someReset());
      await store.update(someReset({ state: 'done' }));
      assert.equal(await connection.client.pttl(key), -1);
      await store.update(someReset({ state: 'done', confirmedAt: 1, revision: 1 }));
      const left = await connection.client.pttl(key);
      assert.ok(left > RETENTION_MS - 5_000 && left <= RETENTION_MS, String(left));
    });

    it('leaves out of its lists what has expired', async () => {
      const connection = redis().fresh();
      const store = resets(connection);
      await store.create(someReset());
      await connection.client.del(`${connection.prefix}{resets}:reset:reset-1`);
      assert.deepEqual(await store.listByUser('user-1'), []);
    });
  });

  describe('createBullmqQueue', () => {
    it('keeps its jobs when Redis restarts', async () => {
      const queue = createBullmqQueue({ redis: redis().fresh(), clock: systemClock, log: silent });
      await queue.schedule(RESET, Date.now() + 10);
      await redis().server.restart();
      assert.deepEqual(await startAndAwaitJob(queue).job, RESET);
      await queue.close();
    });

    it('goes on working when Redis restarts underneath', async () => {
      const queue = createBullmqQueue({ redis: redis().fresh(), clock: systemClock, log: silent });
      const { started, job } = startAndAwaitJob(queue);
      await started;
      await redis().server.restart();
      await queue.schedule(RESET, 0);
      assert.deepEqual(await job, RESET);
      await queue.close();
    });

    it('does a job whose workers died, however often that was', async () => {
      const connection = redis().fresh();
      const queue = createBullmqQueue({ redis: connection, clock: systemClock, log: silent });
      await queue.schedule(RESET, 0);
      await leaveToDeadWorker(connection, 3);
      assert.deepEqual(await startAndAwaitJob(queue).job, RESET);
      await queue.close();
    });

    it('closes when the jobs in hand are done, also where Redis is away', async () => {
      const deps = { redis: redis().fresh(), clock: systemClock, log: silent, patienceMs: 20 };
      const queue = createBullmqQueue(deps);
      const started = Promise.withResolvers<undefined>();
      const over = Promise.withResolvers<undefined>();
      let isDone = false;
      await queue.start(async () => {
        started.resolve(undefined);
        await over.promise;
        isDone = true;
      });
      await queue.schedule(RESET, 0);
      await started.promise;
      await redis().server.kill();
      const closing = queue.close();
      over.resolve(undefined);
      await closing;
      assert.equal(isDone, true);
      await redis().server.revive();
    });

    it('never does a job before its time by the clock of the instance that does it', async () => {
      const connection = redis().fresh();
      const behind = { now: (): number => Date.now() - 300 };
      const ahead = createBullmqQueue({ redis: connection, clock: systemClock, log: silent });
      const late = createBullmqQueue({ redis: connection, clock: behind, log: silent });
      const done = Promise.withResolvers<number>();
      await late.start(() => {
        done.resolve(behind.now());
        return Promise.resolve();
      });
      const at = Date.now() + 10;
      await ahead.schedule(RESET, at);
      assert.ok((await done.promise) >= at);
      await Promise.all([ahead.close(), late.close()]);
    });

    it('leaves no job behind that is done', async () => {
      const connection = redis().fresh();
      const queue = createBullmqQueue({ redis: connection, clock: systemClock, log: silent });
      const { started, job } = startAndAwaitJob(queue);
      await started;
      await queue.schedule(RESET, 0);
      await job;
      await queue.close();
      const keys = await connection.client.keys(`${connection.prefix}*`);
      assert.deepEqual(
        keys.filter((key) => /:(wait|active|delayed|completed|failed|[0-9a-f-]{36})$/.test(key)),
        [],
      );
    });
  });
});

/** Puts the waiting job where BullMQ finds it after its worker died, and as many workers before. */
async function leaveToDeadWorker({ client, prefix }: RedisConnection, deaths: number): Promise<void> {
  const key = (name: string): string => `${prefix}{queue}:jobs:${name}`;
  const id = await client.lmove(key('wait'), key('active'), 'LEFT', 'RIGHT');
  assert.ok(id);
  await client.hset(key(id), 'stc', deaths - 1);
  await client.sadd(key('stalled'), id);
}

/** Starts to work. @returns When that is so, and the first job. */
function startAndAwaitJob(queue: JobQueue): { readonly started: Promise<void>; readonly job: Promise<Job> } {
  const first = Promise.withResolvers<Job>();
  const started = queue.start((job) => {
    first.resolve(job);
    return Promise.resolve();
  });
  return { started, job: first.promise };
}
