import assert from 'node:assert/strict';
import { GraphError, type GraphErrorCode } from '../../../services/intune/graph-error.ts';
import type { OutcomeReport } from '../../../services/resets/reset-outcome.ts';
import type { FailureReason } from '../../../services/resets/reset.ts';
import { createResetService } from '../../../services/resets/service.ts';
import { recordLog } from '../intune/record-log.ts';
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

  it('looks closely while somebody waits, patiently then, and closely again where it may be the last time', async () => {
    const world = await pendingWorld();
    await world.pass(130_000);
    const awaited = world.intune.looks.splice(0);
    assert.ok(awaited.length > 10 && awaited.every((kind) => kind === 'close'), String(awaited));
    await world.pass(72 * HOUR - 130_000);
    assert.equal((await world.stored()).state, 'expired');
    const { looks } = world.intune;
    assert.equal(looks.pop(), 'close');
    assert.ok(looks.length > 200 && looks.every((kind) => kind === 'patient'), String(looks));
  });

  it('goes on with the next look of its schedule where a patient one finds no room', async () => {
    const world = await pendingWorld();
    await world.pass(24 * HOUR);
    const { checks } = await world.stored();
    world.intune.beforeRead = () =>
      Promise.reject(new GraphError('graph.throttled', { retryable: true, retryAfterMs: 20 }));
    await world.pass(HOUR);
    assert.equal((await world.stored()).checks, checks + 4);
    world.intune.beforeRead = () => Promise.resolve();
    world.answer('done');
    await world.pass(HOUR / 4);
    assert.equal((await world.stored()).state, 'done');
  });

  it('logs nothing of patient looks that find no room, and everything else that goes wrong', async () => {
    const world = await pendingWorld();
    const { log, lines } = recordLog();
    const service = createResetService({ ...world.deps, log });
    const watchOnce = async (code: GraphErrorCode): Promise<void> => {
      world.intune.beforeRead = () => Promise.reject(new GraphError(code, { retryable: true }));
      world.clock.time = (await world.stored()).dueAt;
      await service.advance('reset-1');
    };
    const warnings = (): number => lines.filter(({ level }) => level === 'warn').length;
    await watchOnce('graph.throttled');
    assert.equal(warnings(), 1);
    world.intune.beforeRead = () => Promise.resolve();
    await world.pass(HOUR);
    await watchOnce('graph.unavailable');
    assert.equal(warnings(), 2);
    await watchOnce('graph.throttled');
    assert.equal(warnings(), 2);
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
  it('looks closely where Intune may be found to know of none', async () => {
    const world = await crashedWorld();
    const { looks } = world.intune;
    world.clock.time += 140_000;
    await sweepAndPass(world, 0);
    assert.deepEqual(looks, ['patient']);
    await world.pass(300_000 - 140_000);
    assert.equal(looks.at(-1), 'close');
    assert.equal((await world.stored()).failure, 'not-confirmed');
  });

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
