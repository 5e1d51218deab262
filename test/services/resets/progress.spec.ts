import assert from 'node:assert/strict';
import { OTHER_USER, ResetWorld, USER } from './reset-world.ts';

describe('following a reset on its card', () => {
  it('does not let a failing card hold up the reset', async () => {
    const world = new ResetWorld();
    await world.begin();
    await world.service.attachProgress('reset-1', 'activity-1');
    world.chat.beforeProgress = () => Promise.reject(new Error('chat away'));
    await world.pass(0);
    world.answer('done');
    await world.pass(5_000);
    assert.notEqual((await world.stored()).confirmedAt, undefined);
  });

  it('does not mind a card for a reset that does not exist', async () => {
    const world = new ResetWorld();
    await world.service.attachProgress('nothing', 'activity-1');
    assert.deepEqual(world.chat.progress, []);
  });

  it('shows nothing where no card is attached', async () => {
    const world = new ResetWorld();
    await world.begin();
    await world.pass(60_000);
    assert.deepEqual(world.chat.progress, []);
  });

  it('shows that Intune took the request', async () => {
    const world = new ResetWorld();
    await world.begin();
    await world.service.attachProgress('reset-1', 'activity-1');
    await world.pass(60_000);
    assert.deepEqual(
      world.chat.progress.map(({ state }) => state),
      ['pending'],
    );
  });

  it('brings a card up to date that was attached after the reset moved on', async () => {
    const world = new ResetWorld();
    await world.begin();
    await world.pass(0);
    await world.service.attachProgress('reset-1', 'activity-1');
    assert.deepEqual(
      world.chat.progress.map(({ state, progressActivityId }) => [state, progressActivityId]),
      [['pending', 'activity-1']],
    );
  });

  it('draws a card again that a worker overtook while it was drawn', async () => {
    const world = new ResetWorld();
    await world.begin();
    await world.pass(0);
    world.chat.beforeProgress = async () => {
      world.chat.beforeProgress = () => Promise.resolve();
      world.answer('done');
      await world.pass(60_000);
    };
    await world.service.attachProgress('reset-1', 'activity-1');
    assert.equal((await world.stored()).state, 'done');
    assert.equal(world.chat.progress.at(-1)?.state, 'done');
  });
});

describe('looking up resets', () => {
  it("finds one's own and nobody else's", async () => {
    const world = new ResetWorld();
    const reset = await world.begin();
    assert.deepEqual(await world.service.findOwned(USER, 'reset-1'), reset);
    assert.equal(await world.service.findOwned(OTHER_USER, 'reset-1'), undefined);
    assert.deepEqual(await world.service.listOwned(USER), [reset]);
    assert.deepEqual(await world.service.listOwned(OTHER_USER), []);
  });
});

describe('a job that comes early', () => {
  it('comes again when the step is due, where the clock of an instance is behind', async () => {
    const world = new ResetWorld();
    await world.begin();
    world.clock.time -= 5;
    const job = world.queue.takeNext(Infinity);
    await world.service.advance('reset-1');
    assert.deepEqual([world.intune.taken, world.queue.jobs], [[], [job]]);
    await world.pass(5);
    assert.equal((await world.stored()).state, 'pending');
  });

  it('is one job, however often it comes', async () => {
    const world = new ResetWorld();
    await world.begin();
    await world.pass(0);
    for (let i = 0; i < 3; i += 1) await world.service.advance('reset-1');
    assert.equal(world.queue.jobs.length, 1);
  });
});

describe('sweeping', () => {
  it('leaves alone what is not long overdue', async () => {
    const world = new ResetWorld();
    await world.begin();
    world.queue.jobs.length = 0;
    world.clock.time += 29_999;
    await world.service.sweep();
    assert.deepEqual(world.queue.jobs, []);
  });

  it('schedules again what is overdue', async () => {
    const world = new ResetWorld();
    await world.begin();
    world.queue.jobs.length = 0;
    world.clock.time += 30_000;
    await world.service.sweep();
    assert.deepEqual(world.queue.jobs, [
      { job: { kind: 'reset', resetId: 'reset-1' }, at: world.clock.now() },
    ]);
  });
});
