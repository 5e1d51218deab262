import assert from 'node:assert/strict';
import { IoError } from '../../../services/platform/errors.ts';
import { ResetWorld, USER } from './reset-world.ts';
import { someReset } from './some-reset.ts';

const HOUR = 3_600_000;
const busyChat = (): Promise<never> => Promise.reject(new IoError('chat.unavailable', { retryable: true }));

/** A reset that is about to end: the next look finds it done. */
async function endingWorld(): Promise<ResetWorld> {
  const world = new ResetWorld();
  await world.begin();
  await world.pass(0);
  world.answer('done');
  return world;
}

describe('delivering the outcome', () => {
  it('is one piece of work with the look that sees it: no job in between', async () => {
    const world = await endingWorld();
    world.clock.time += HOUR;
    world.queue.jobs.length = 0;
    await world.service.advance('reset-1');
    assert.deepEqual([world.chat.confirmed.length, world.queue.jobs], [1, []]);
  });

  it('records that the chat refused it for good, and stops', async () => {
    const world = await endingWorld();
    world.chat.delivery = 'undeliverable';
    await world.pass(HOUR);
    const { undeliverable, confirmedAt } = await world.stored();
    assert.deepEqual([undeliverable, confirmedAt, world.queue.jobs], [true, undefined, []]);
  });

  it('keeps the message where the conversation cannot be read, as during an upgrade', async () => {
    const world = await endingWorld();
    world.chat.beforeConfirm = () => Promise.reject(new IoError('state.unreadable', { retryable: false }));
    await world.pass(HOUR);
    assert.equal((await world.stored()).undeliverable, undefined);
    world.chat.beforeConfirm = () => Promise.resolve();
    await world.pass(HOUR);
    assert.equal(world.chat.confirmed.length, 1);
  });

  it('writes the end down before anybody is told, once however often that is tried', async () => {
    const world = await endingWorld();
    let before: readonly string[] = [];
    world.chat.beforeConfirm = () => {
      before = world.audit.told;
      return busyChat();
    };
    await world.pass(HOUR);
    world.chat.beforeConfirm = () => Promise.resolve();
    await world.pass(HOUR);
    assert.deepEqual(before, ['reset-confirmed', 'reset-sent', 'reset-ended:done']);
    assert.equal(world.audit.of('reset-ended').length, 1);
    assert.equal(world.chat.confirmed.length, 1);
  });

  it('keeps the message as long as the end cannot be written down', async () => {
    const world = await endingWorld();
    world.audit.beforeRecord = () => Promise.reject(new IoError('redis.unavailable', { retryable: true }));
    await world.pass(HOUR);
    assert.deepEqual(world.chat.confirmed, []);
    world.audit.beforeRecord = () => Promise.resolve();
    await world.pass(HOUR);
    assert.equal(world.chat.confirmed.length, 1);
  });

  it('gives back what a reset took that was never sent, and nothing of one that was', async () => {
    const sent = await endingWorld();
    await sent.pass(HOUR);
    const unsent = new ResetWorld();
    await unsent.begin();
    unsent.gate.closed = { reason: 'paused', by: 'brake', note: '' };
    await unsent.pass(HOUR);
    assert.deepEqual([sent.gate.givenBack, unsent.gate.givenBack], [[], ['reset-1']]);
    assert.deepEqual([sent.gate.approvalsGivenBack, unsent.gate.approvalsGivenBack], [[], ['reset-1']]);
    assert.equal(unsent.audit.told.at(-1), 'reset-ended:failed:paused');
  });

  it('keeps the approval of a reset that was stopped: who had asked for it may have been somebody else', async () => {
    const world = new ResetWorld();
    await world.begin();
    await world.service.cancelUnsent(USER);
    await world.pass(HOUR);
    assert.deepEqual([world.gate.givenBack, world.gate.approvalsGivenBack], [['reset-1'], []]);
  });

  it('tries again until the chat takes it', async () => {
    const world = await endingWorld();
    world.chat.beforeConfirm = busyChat;
    await world.pass(HOUR);
    assert.equal((await world.stored()).confirmedAt, undefined);
    world.chat.beforeConfirm = () => Promise.resolve();
    await world.pass(HOUR);
    assert.notEqual((await world.stored()).confirmedAt, undefined);
    assert.equal(world.chat.confirmed.length, 1);
  });

  it('waits as long as the chat asks', async () => {
    const world = await endingWorld();
    world.chat.beforeConfirm = () =>
      Promise.reject(new IoError('chat.throttled', { retryable: true, retryAfterMs: 600_000 }));
    await world.pass(5_000);
    const { dueAt } = await world.stored();
    assert.equal(dueAt, world.clock.now() + 600_000);
  });

  it('gives up after 72 hours and records it', async () => {
    const world = await endingWorld();
    world.chat.beforeConfirm = busyChat;
    await world.pass(73 * HOUR);
    assert.equal((await world.stored()).undeliverable, true);
  });

  it('sends the message once when two workers take the step at the same time', async () => {
    const world = await endingWorld();
    await world.pass(4_999);
    world.clock.time += 1;
    await world.service.advance('reset-1');
    await Promise.all([world.service.advance('reset-1'), world.service.advance('reset-1')]);
    assert.equal(world.chat.confirmed.length, 1);
  });

  it('sends the message once however often the reset is looked at afterwards', async () => {
    const world = await endingWorld();
    await world.pass(5_000);
    await world.service.advance('reset-1');
    await world.service.sweep();
    await world.pass(HOUR);
    assert.equal(world.chat.confirmed.length, 1);
  });

  it('sends the message again when the worker died before it could note it', async () => {
    const world = await endingWorld();
    let isDead = false;
    world.chat.afterConfirm = () => {
      if (isDead) return Promise.resolve();
      isDead = true;
      return new Promise(() => undefined);
    };
    await Promise.race([world.pass(5_000), new Promise((resolve) => setTimeout(resolve, 10))]);
    world.clock.time += 90_000;
    await world.service.sweep();
    await world.pass(0);
    assert.equal(world.chat.confirmed.length, 2);
    assert.notEqual((await world.stored()).confirmedAt, undefined);
  });

  it('notes down what it sent, also where the store is away for a while: nothing is sent twice', async () => {
    const world = await endingWorld();
    const update = world.store.update.bind(world.store);
    let failures = 0;
    world.chat.afterConfirm = () => {
      world.store.update = (reset) => {
        if (failures === 5) return update(reset);
        failures += 1;
        return Promise.reject(new IoError('redis.unavailable', { retryable: true }));
      };
      return Promise.resolve();
    };
    await world.pass(HOUR);
    await world.service.sweep();
    await world.pass(HOUR);
    assert.notEqual((await world.stored()).confirmedAt, undefined);
    assert.deepEqual([world.chat.confirmed.length, failures], [1, 5]);
  });

  it('leaves it to the sweep where the store stays away: better twice than never', async () => {
    const world = await endingWorld();
    const update = world.store.update.bind(world.store);
    world.chat.afterConfirm = () => {
      world.store.update = () => Promise.reject(new IoError('redis.unavailable', { retryable: true }));
      return Promise.resolve();
    };
    await assert.rejects(world.pass(5_000), { code: 'redis.unavailable' });
    world.store.update = update;
    world.chat.afterConfirm = () => Promise.resolve();
    world.clock.time += HOUR;
    await world.service.sweep();
    await world.pass(0);
    assert.notEqual((await world.stored()).confirmedAt, undefined);
    assert.equal(world.chat.confirmed.length, 2);
  });

  it('does not send where taking the lease took longer than it lasts', async () => {
    const world = await endingWorld();
    const update = world.store.update.bind(world.store);
    world.store.update = async (reset) => {
      const stored = await update(reset);
      if (reset.endedAt !== undefined) world.clock.time += 60_000;
      return stored;
    };
    await world.pass(5_000);
    assert.deepEqual(world.chat.confirmed, []);
    world.store.update = update;
    world.clock.time += HOUR;
    await world.service.sweep();
    await world.pass(0);
    assert.equal(world.chat.confirmed.length, 1);
  });
});

describe('every end of a reset', () => {
  for (const [state, failure] of [
    ['done', undefined],
    ['failed', 'rejected'],
    ['expired', undefined],
    ['canceled', undefined],
  ] as const) {
    it(`is in the outbox until it is told: ${state}`, async () => {
      const world = new ResetWorld();
      const end = { state, endedAt: world.clock.now(), dueAt: world.clock.now() };
      await world.store.create(someReset({ ...end, ...(failure === undefined ? {} : { failure }) }));
      assert.deepEqual(await world.store.listDue(world.clock.now(), 1), ['reset-1']);
      world.clock.time += HOUR;
      await world.service.sweep();
      await world.pass(0);
      assert.deepEqual(
        world.chat.confirmed.map((told) => told.state),
        [state],
      );
      assert.deepEqual(await world.store.listDue(Infinity, 1), []);
    });
  }
});
