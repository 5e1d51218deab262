import assert from 'node:assert/strict';
import { GraphError } from '../../../services/intune/graph-error.ts';
import type { OutcomeReport } from '../../../services/resets/reset-outcome.ts';
import type { FailureReason } from '../../../services/resets/reset.ts';
import { ResetWorld, START } from './reset-world.ts';

const HOUR = 3_600_000;
const silentIntune = (): Promise<never> =>
  Promise.reject(new GraphError('graph.unavailable', { retryable: true }));

/** A reset that Intune took. */
async function pendingWorld(): Promise<ResetWorld> {
  const world = new ResetWorld();
  await world.begin();
  await world.pass(0);
  return world;
}

/** A reset whose worker died around the POST, after it had left or before. */
async function crashedWorld(): Promise<ResetWorld> {
  const world = new ResetWorld();
  await world.begin();
  world.intune.beforeSend = () => new Promise(() => undefined);
  void world.service.advance('reset-1');
  await new Promise(setImmediate);
  world.queue.jobs.length = 0;
  assert.equal((await world.stored()).state, 'sending');
  return world;
}

async function sweepAndPass(world: ResetWorld, ms: number): Promise<void> {
  await world.service.sweep();
  await world.pass(ms);
}

const FAILURES: readonly (readonly [OutcomeReport['state'], FailureReason])[] = [
  ['failed', 'failed-on-device'],
  ['not-supported', 'not-supported'],
  ['canceled', 'canceled-in-intune'],
];

describe('watching a pending reset', () => {
  for (const [told, reason] of FAILURES) {
    it(`fails as ${reason} when Intune says ${told}`, async () => {
      const world = await pendingWorld();
      world.answer(told);
      await world.pass(5_000);
      const { state, failure } = await world.stored();
      assert.deepEqual([state, failure], ['failed', reason]);
    });
  }

  it('fails as device-gone when Intune does not know the device any more', async () => {
    const world = await pendingWorld();
    world.intune.report = 'device-gone';
    await world.pass(5_000);
    assert.equal((await world.stored()).failure, 'device-gone');
  });

  it('is not taken in by a reset of an administrator just before, on a clock that is ahead of ours', async () => {
    const world = new ResetWorld();
    world.intune.report = { state: 'done', startedAt: START + 1_000, errorCode: undefined };
    await world.begin();
    await world.pass(60_000);
    const { state, precededBy } = await world.stored();
    assert.deepEqual([state, precededBy], ['pending', START + 1_000]);
  });

  it('is not taken in by the result of an earlier reset', async () => {
    const world = new ResetWorld();
    world.answer('done');
    world.clock.time += 1;
    await world.begin();
    await world.pass(60_000);
    assert.equal((await world.stored()).state, 'pending');
  });

  it('goes on while Intune cannot be asked, at the time that it asks for', async () => {
    const world = await pendingWorld();
    world.intune.beforeRead = () =>
      Promise.reject(new GraphError('graph.throttled', { retryable: true, retryAfterMs: 120_000 }));
    await world.pass(5_000);
    const { state, dueAt } = await world.stored();
    assert.deepEqual([state, dueAt], ['pending', START + 125_000]);
  });

  it('expires after exactly 72 hours without an answer', async () => {
    const world = await pendingWorld();
    await world.pass(72 * HOUR - 1);
    assert.equal((await world.stored()).state, 'pending');
    await world.pass(1);
    assert.equal((await world.stored()).state, 'expired');
    assert.equal(world.chat.confirmed.length, 1);
  });

  it('expires after 72 hours also where Intune cannot be asked', async () => {
    const world = await pendingWorld();
    world.intune.beforeRead = silentIntune;
    await world.pass(72 * HOUR);
    assert.equal((await world.stored()).state, 'expired');
  });

  it('looks first after five seconds and then ever more rarely', async () => {
    const world = await pendingWorld();
    await world.pass(5_000);
    assert.equal((await world.stored()).checks, 1);
    await world.pass(24 * HOUR);
    const { checks } = await world.stored();
    assert.ok(checks > 90 && checks < 130, String(checks));
  });

  it('is done, and says so at once, when the device reports success', async () => {
    const world = await pendingWorld();
    await world.pass(60_000);
    world.answer('done');
    await world.pass(60_000);
    const { state, endedAt, confirmedAt } = await world.stored();
    assert.equal(state, 'done');
    assert.equal(confirmedAt, endedAt);
  });
});

describe('recovering a reset whose worker died around the POST', () => {
  it('does nothing before the lease is over', async () => {
    const world = await crashedWorld();
    world.clock.time += 59_999;
    await world.service.advance('reset-1');
    assert.equal((await world.stored()).state, 'sending');
  });

  it('goes on as pending when Intune knows of a result that is newer than the request', async () => {
    const world = await crashedWorld();
    world.answer('pending');
    world.clock.time += 90_000;
    await sweepAndPass(world, 0);
    assert.equal((await world.stored()).state, 'pending');
    world.answer('done');
    await world.pass(HOUR);
    assert.equal((await world.stored()).state, 'done');
    assert.equal(world.chat.confirmed.length, 1);
  });

  it('fails as not-confirmed when Intune knows of none after the grace period, and sends nothing', async () => {
    const world = await crashedWorld();
    world.clock.time += 90_000;
    await sweepAndPass(world, 300_000 - 90_000 - 1);
    assert.equal((await world.stored()).state, 'unknown');
    await world.pass(1);
    const { state, failure } = await world.stored();
    assert.deepEqual([state, failure, world.intune.taken], ['failed', 'not-confirmed', []]);
  });

  it('does not take a silent Intune for one that knows of nothing', async () => {
    const world = await crashedWorld();
    world.intune.beforeRead = silentIntune;
    world.clock.time += 90_000;
    await sweepAndPass(world, HOUR);
    assert.equal((await world.stored()).state, 'unknown');
  });

  it('fails as not-confirmed when Intune stays silent for 72 hours', async () => {
    const world = await crashedWorld();
    world.intune.beforeRead = silentIntune;
    world.clock.time += 90_000;
    await sweepAndPass(world, 72 * HOUR);
    assert.equal((await world.stored()).failure, 'not-confirmed');
  });
});
