import assert from 'node:assert/strict';
import { ANDROID, IPHONE, OTHER_USER, ResetWorld, USER } from './reset-world.ts';

describe('canceling what is not sent', () => {
  it('cancels requested resets, tells of them, and gives back what they took', async () => {
    const world = new ResetWorld();
    await world.begin();
    const { canceled, tooLate } = await world.service.cancelUnsent(USER);
    await world.pass(0);
    assert.deepEqual([canceled.map(({ id }) => id), tooLate], [['reset-1'], []]);
    assert.deepEqual(
      [world.intune.taken, world.chat.confirmed.map(({ state }) => state)],
      [[], ['canceled']],
    );
    assert.equal(world.gate.entered.size, 0);
  });

  it('cancels one whose sending was put off', async () => {
    const world = new ResetWorld();
    await world.begin();
    world.intune.beforeFind = () => Promise.reject(new Error('away'));
    await world.pass(0);
    assert.equal((await world.service.cancelUnsent(USER)).canceled.length, 1);
  });

  it('says of those that were sent that it is too late, and leaves them alone', async () => {
    const world = new ResetWorld();
    await world.begin();
    await world.pass(0);
    const { canceled, tooLate } = await world.service.cancelUnsent(USER);
    assert.deepEqual([canceled, tooLate.map(({ id }) => id)], [[], ['reset-1']]);
    assert.equal((await world.stored()).state, 'pending');
  });

  it('leaves ended resets and those of others alone', async () => {
    const world = new ResetWorld();
    await world.begin();
    await world.service.cancelUnsent(USER);
    world.intune.devices.set(ANDROID.id, { ...ANDROID, userId: OTHER_USER });
    await world.begin({ id: 'reset-2', deviceId: ANDROID.id, userId: OTHER_USER });
    assert.deepEqual(await world.service.cancelUnsent(USER), { canceled: [], tooLate: [] });
    assert.equal((await world.stored('reset-2')).state, 'requested');
  });

  it('and sending at once never both happen', async () => {
    for (let hops = 0; hops < 40; hops += 1) {
      const world = new ResetWorld();
      await world.begin();
      const sending = world.service.advance('reset-1');
      for (let i = 0; i < hops; i += 1) await Promise.resolve();
      const { canceled, tooLate } = await world.service.cancelUnsent(USER);
      await sending;
      assert.equal(canceled.length + tooLate.length, 1, `after ${hops}`);
      assert.equal(world.intune.taken.length, tooLate.length, `after ${hops}`);
    }
  });

  it('takes a storm of changes to the record calmly', async () => {
    const world = new ResetWorld();
    await world.begin({ deviceId: IPHONE.id });
    const [withdrawal] = await Promise.all([
      world.service.cancelUnsent(USER),
      world.service.attachProgress('reset-1', 'activity-1'),
    ]);
    assert.equal(withdrawal.canceled.length, 1);
    assert.equal((await world.stored()).state, 'canceled');
  });
});
