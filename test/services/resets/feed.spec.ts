import assert from 'node:assert/strict';
import { createFeeder } from '../../../services/resets/feed.ts';
import { ResetWorld, START } from './reset-world.ts';

const HOUR = 3_600_000;

/** A reset whose turn comes in an hour: nobody has asked the queue for it. */
async function worldInLine(): Promise<ResetWorld> {
  const world = new ResetWorld();
  world.line.waitMs = HOUR;
  await world.begin();
  return world;
}

describe('feeding the queue', () => {
  it('keeps what is due later out of the queue until shortly before', async () => {
    const world = await worldInLine();
    await world.service.feed();
    assert.deepEqual(world.queue.jobs, []);
    world.clock.time += HOUR - 25_000;
    await world.service.feed();
    assert.deepEqual(world.queue.jobs, [{ job: { kind: 'reset', resetId: 'reset-1' }, at: START + HOUR }]);
  });

  it('hands each over once', async () => {
    const world = await worldInLine();
    world.clock.time += HOUR - 25_000;
    await world.service.feed();
    world.queue.jobs.length = 0;
    world.clock.time += 10_000;
    await world.service.feed();
    assert.deepEqual(world.queue.jobs, []);
  });

  it('comes of it as one job, however many instances feed', async () => {
    const world = await worldInLine();
    world.clock.time += HOUR - 5_000;
    await Promise.all([world.service.feed(), createFeeder(world.deps)()]);
    assert.equal(world.queue.jobs.length, 1);
  });

  it('brings at the start what the sweep does not look at yet', async () => {
    const world = await worldInLine();
    world.clock.time += HOUR + 29_000;
    await createFeeder(world.deps)();
    assert.equal(world.queue.jobs.length, 1);
  });

  it('begins with the same again where the queue or the store was away', async () => {
    const world = await worldInLine();
    world.clock.time += HOUR - 5_000;
    let isAway = true;
    const schedule: typeof world.queue.schedule = (job, at) =>
      isAway ? Promise.reject(new Error('away')) : world.queue.schedule(job, at);
    const feed = createFeeder({ ...world.deps, queue: { schedule } });
    await assert.rejects(feed());
    isAway = false;
    await feed();
    assert.equal(world.queue.jobs.length, 1);
  });

  it('follows a reset to its end, however long that takes', async () => {
    const world = new ResetWorld();
    await world.begin();
    await world.pass(73 * HOUR);
    assert.equal((await world.stored()).state, 'expired');
  });
});
