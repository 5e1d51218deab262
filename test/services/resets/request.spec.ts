import assert from 'node:assert/strict';
import { IoError } from '../../../services/platform/errors.ts';
import {
  type ResetRequest,
  revealPurpose,
  StartUnknownError,
} from '../../../services/resets/reset-service.ts';
import type { ResetStore } from '../../../services/resets/reset-store.ts';
import { someDevice } from '../devices/some-device.ts';
import { ANDROID, IPHONE, OTHER_USER, ResetWorld, START } from './reset-world.ts';

/** Why a request is refused; fails the test where it is not. */
async function refusalOf(world: ResetWorld, facts: Partial<ResetRequest>): Promise<object> {
  const answer = await world.service.request(world.someRequest(facts));
  assert.ok(!answer.ok);
  assert.deepEqual(world.queue.jobs, []);
  return answer.error;
}

describe('requesting a reset', () => {
  it('refuses a proof that is older than five minutes', async () => {
    const world = new ResetWorld();
    const { proof } = world.someRequest();
    world.clock.time += 300_001;
    assert.deepEqual(await refusalOf(world, { proof }), { reason: 'proof-not-valid' });
  });

  it('refuses a proof for another purpose, device or person', async () => {
    const world = new ResetWorld();
    const { proof } = world.someRequest();
    for (const foreign of [
      { ...proof, purpose: revealPurpose('reset-1') },
      { ...proof, purpose: world.someRequest({ deviceId: ANDROID.id }).proof.purpose },
      { ...proof, userId: OTHER_USER },
    ]) {
      assert.deepEqual(await refusalOf(world, { proof: foreign }), { reason: 'proof-not-valid' });
    }
  });

  it("refuses somebody else's device with the same words as an unknown one", async () => {
    const world = new ResetWorld();
    const foreign = await refusalOf(world, { userId: OTHER_USER });
    const unknown = await refusalOf(world, { deviceId: 'nothing' });
    assert.deepEqual([foreign, unknown], [{ reason: 'no-such-device' }, { reason: 'no-such-device' }]);
  });

  it('refuses a device that cannot be reset, and says why', async () => {
    const world = new ResetWorld();
    world.intune.devices.set(IPHONE.id, someDevice({ id: IPHONE.id, managementState: 'wipePending' }));
    assert.deepEqual(await refusalOf(world, {}), { reason: 'not-resettable', why: 'leaving-management' });
  });

  it('refuses a second reset of a device before the first has ended', async () => {
    const world = new ResetWorld();
    await world.begin();
    world.queue.jobs.length = 0;
    assert.deepEqual(await refusalOf(world, { id: 'reset-2' }), { reason: 'device-busy' });
  });

  it('refuses what a rule of the organisation forbids, and says which', async () => {
    const world = new ResetWorld();
    const refusal = { reason: 'device-limit', limit: 2, hours: 24 } as const;
    world.gate.refusal = refusal;
    assert.deepEqual(await refusalOf(world, {}), { reason: 'policy', refusal });
    assert.deepEqual(world.audit.told, ['reset-refused:device-limit']);
  });

  it('refuses where the line for Intune is too long, and takes nothing from the limits', async () => {
    const world = new ResetWorld();
    world.line.waitMs = undefined;
    assert.deepEqual(await refusalOf(world, {}), { reason: 'line-full' });
    assert.deepEqual([world.audit.told, world.gate.entered.size], [['reset-refused:line-full'], 0]);
    assert.equal(await world.store.get('reset-1'), undefined);
  });

  it('asks the rules about the device as the directory writes it: no way round its limit', async () => {
    const world = new ResetWorld();
    await world.begin({ deviceId: IPHONE.id.toUpperCase() });
    assert.deepEqual(
      world.gate.asked.map(({ device, kind, userId }) => [device.id, kind, userId]),
      [[IPHONE.id, 'ios', IPHONE.userId]],
    );
  });

  it('refuses a sign-in without the context that the rules want by now, and takes nothing for it', async () => {
    const world = new ResetWorld();
    world.gate.clearance = { requiredContext: 'c1', needsApproval: false };
    assert.deepEqual(await refusalOf(world, {}), { reason: 'context-not-proven' });
    const { proof } = world.someRequest();
    const other = await refusalOf(world, { proof: { ...proof, context: 'c2' } });
    assert.deepEqual(other, { reason: 'context-not-proven' });
    assert.equal(world.gate.entered.size, 0);
    await world.begin({ proof: { ...proof, context: 'c1' } });
  });

  it('gives back what it took where no reset comes of it', async () => {
    const world = new ResetWorld();
    await world.begin();
    world.queue.jobs.length = 0;
    await refusalOf(world, { id: 'reset-2' });
    await assert.rejects(
      world.service.request({
        ...world.someRequest({ id: 'reset-3', deviceId: ANDROID.id }),
        isStillWanted: () => false,
      }),
    );
    assert.deepEqual([...world.gate.entered], ['reset-1']);
  });

  it('starts nothing that cannot be written down first', async () => {
    const world = new ResetWorld();
    world.audit.beforeRecord = () => Promise.reject(new IoError('redis.unavailable', { retryable: true }));
    await assert.rejects(world.service.request(world.someRequest()), { code: 'redis.unavailable' });
    assert.equal(await world.store.get('reset-1'), undefined);
    assert.equal(world.gate.entered.size, 0);
  });

  it('writes down the confirmation once, and every id that is not theirs as such', async () => {
    const world = new ResetWorld();
    await world.begin({ correlationId: 'turn-1' });
    await world.begin({ correlationId: 'turn-2' });
    await world.service.request(world.someRequest({ id: 'reset-2', userId: OTHER_USER }));
    await world.service.request(world.someRequest({ id: 'reset-3', deviceId: 'nothing' }));
    assert.deepEqual(world.audit.told, ['reset-confirmed', 'foreign-id:request', 'foreign-id:request']);
    assert.equal(world.audit.events[0]?.correlationId, 'turn-1');
    assert.equal((await world.stored()).correlationId, 'turn-1');
  });

  it('answers a repeated confirmation with the same reset, whatever the case of the id', async () => {
    const world = new ResetWorld();
    const first = await world.begin();
    assert.deepEqual(await world.begin({ deviceId: 'iPhone' }), first);
  });

  it("answers somebody else's confirmation id as an unknown device", async () => {
    const world = new ResetWorld();
    await world.begin();
    world.queue.jobs.length = 0;
    assert.deepEqual(await refusalOf(world, { userId: OTHER_USER }), { reason: 'no-such-device' });
  });

  it('answers a repeated confirmation with the same reset, even when its proof has aged', async () => {
    const world = new ResetWorld();
    const request = world.someRequest();
    const first = await world.service.request(request);
    await world.pass(400_000);
    const again = await world.service.request(request);
    assert.ok(first.ok && again.ok);
    assert.equal(again.value.id, first.value.id);
    assert.equal(world.intune.taken.length, 1);
  });

  it('stores nothing once the turn that asks has lost its conversation', async () => {
    const world = new ResetWorld();
    const lost = world.service.request({ ...world.someRequest(), isStillWanted: () => false });
    await assert.rejects(lost, { code: 'resets.not-wanted' });
    assert.deepEqual(await world.service.listOwned(world.someRequest().userId), []);
  });

  it('makes one reset of ten confirmations at once', async () => {
    const world = new ResetWorld();
    const request = world.someRequest();
    const answers = await Promise.all(Array.from({ length: 10 }, () => world.service.request(request)));
    await world.pass(0);
    assert.ok(answers.every((answer) => answer.ok && answer.value.id === 'reset-1'));
    assert.equal(world.intune.taken.length, 1);
  });

  it('stores who, where and when, and schedules the first step at once', async () => {
    const world = new ResetWorld();
    const reset = await world.begin({ deviceId: ANDROID.id });
    assert.deepEqual(reset.device, { id: ANDROID.id, name: ANDROID.name, kind: 'android-work-profile' });
    assert.deepEqual([reset.state, reset.provenAt, reset.requestedAt], ['requested', START, START]);
    assert.deepEqual(world.queue.jobs, [{ job: { kind: 'reset', resetId: 'reset-1' }, at: START }]);
  });

  it('starts all the same where the queue is away: the sweep finds the record', async () => {
    const world = new ResetWorld();
    const schedule = world.queue.schedule.bind(world.queue);
    world.queue.schedule = () => Promise.reject(new Error('queue away'));
    await world.begin();
    world.queue.schedule = schedule;
    world.clock.time += 30_000;
    await world.service.sweep();
    await world.pass(0);
    assert.equal((await world.stored()).state, 'pending');
  });

  describe('where the store breaks', () => {
    const away = (): Promise<never> => Promise.reject(new IoError('redis.unavailable', { retryable: true }));

    it('starts nothing before anything is stored, and says so by failing', async () => {
      const world = new ResetWorld();
      world.store.create = away;
      await assert.rejects(world.service.request(world.someRequest()), { code: 'redis.unavailable' });
      assert.equal(await world.store.get('reset-1'), undefined);
      assert.deepEqual(world.queue.jobs, []);
    });

    it('finds the reset that was stored, though the answer was lost', async () => {
      const world = new ResetWorld();
      const create = world.store.create.bind(world.store);
      world.store.create = async (reset) => {
        await create(reset);
        return away();
      };
      assert.equal((await world.begin()).id, 'reset-1');
      await world.pass(0);
      assert.equal(world.intune.taken.length, 1);
    });

    it('says that nobody knows where the store stays away, and goes on where it was stored', async () => {
      const world = new ResetWorld();
      const { create, get } = bound(world.store);
      world.store.create = async (reset) => {
        await create(reset);
        world.store.get = away;
        return away();
      };
      await assert.rejects(world.service.request(world.someRequest()), StartUnknownError);
      world.store.get = get;
      world.clock.time += 60_000;
      await world.service.sweep();
      await world.pass(0);
      assert.equal(world.intune.taken.length, 1);
    });
  });
});

function bound(store: ResetStore): Pick<ResetStore, 'create' | 'get'> {
  return { create: store.create.bind(store), get: store.get.bind(store) };
}
