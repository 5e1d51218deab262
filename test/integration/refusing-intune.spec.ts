import assert from 'node:assert/strict';
import { en } from '../../locales/en.ts';
import { SECOND_MS } from '../../services/platform/clock.ts';
import type { FailureReason } from '../../services/resets/reset.ts';
import { ANDROID } from '../harness/desk-devices.ts';
import { HAVE_DEVICE } from '../harness/desk-person.ts';
import { keepDesks } from '../harness/desk-world.ts';
import { assertFailed } from '../harness/failed-reset.ts';
import { LIST, OWNER, POST } from '../harness/desk-intune.ts';

describe('Intune that refuses', () => {
  const openDesk = keepDesks();

  it('the list: the person hears that nothing was started, the operator why', async () => {
    const { alex, world, log } = await openDesk();
    world.intune.faults.add({ ...LIST, status: 403 });

    await alex.say('reset');

    await alex.hears(en.chat.notPermitted);
    assert.match(log.print(), /code: 'graph\.forbidden'/);
    assert.match(log.print(), /graphCode: 'Forbidden'/);
  });

  it('the list for a moment: the person may try again', async () => {
    const { alex, world } = await openDesk();
    world.intune.faults.add({ ...LIST, status: 500, count: 1 });

    await alex.say('reset');
    await alex.hears(en.chat.intuneUnavailable);

    await alex.reachEnd(ANDROID, en.confirmation.title);
  });

  it('the list because too many ask: that is what the person is told, and may try again', async () => {
    const { alex, world } = await openDesk();
    world.intune.faults.add({ ...LIST, status: 429, retryAfterSeconds: 30, count: 1 });

    await alex.say('reset');
    await alex.hears(en.chat.intuneBusy);

    await alex.reachConsequences(ANDROID);
  });

  it('the device right after the sign-in: the person may start again', async () => {
    const { alex, world } = await openDesk();
    const asked = await alex.reachSignIn(ANDROID);
    world.intune.faults.add({ ...OWNER, status: 500, count: 1 });
    await alex.signIn(asked);
    await alex.hears(en.chat.intuneUnavailable);

    await alex.reachEnd(ANDROID, en.confirmation.title);
  });

  it('the device right after the confirmation: that is said below, and nothing was started', async () => {
    const { alex, world, resets } = await openDesk();
    const card = await alex.reachConsequences(ANDROID);
    world.intune.faults.add({ ...OWNER, status: 500, count: 1 });

    await alex.click(card, 'consequences.confirm', HAVE_DEVICE);

    await alex.isSent(en.chat.intuneUnavailable);
    assert.equal(resets().length, 0);
    await alex.reachEnd(ANDROID, en.confirmation.title);
  });

  const refusals: readonly (readonly [status: number, FailureReason])[] = [
    [403, 'not-permitted'],
    [401, 'not-permitted'],
    [400, 'rejected'],
    [404, 'device-gone'],
  ];
  for (const [status, reason] of refusals) {
    it(`the reset with ${status}: it is reported, and not tried again`, async () => {
      const desk = await openDesk();
      desk.world.intune.faults.add({ ...POST, status });

      await desk.alex.confirm(ANDROID);

      await assertFailed(desk, reason);
    });
  }

  it('the reset for now (429): it is sent again after the time asked for, not before', async () => {
    const { alex, world, resets, time, stands } = await openDesk();
    world.intune.faults.add({ ...POST, status: 429, retryAfterSeconds: 30, count: 1 });
    await alex.confirm(ANDROID);
    await stands(
      ({ state, requestedAt, dueAt }) => state === 'requested' && dueAt > requestedAt + 29 * SECOND_MS,
    );
    await time.jump(29 * SECOND_MS);
    assert.equal(resets().length, 1);

    await time.jump(2 * SECOND_MS);

    await alex.hears(en.confirmation.title);
    assert.deepEqual(
      resets().map(({ status }) => status),
      [429, 204],
    );
  });

  it('the reset for longer than anybody waits (429): it is given up', async () => {
    const desk = await openDesk();
    desk.world.intune.faults.add({ ...POST, status: 429, retryAfterSeconds: 600 });

    await desk.alex.confirm(ANDROID);

    await assertFailed(desk, 'unavailable');
  });

  it('to say whose device it is, for too long: nothing is sent', async () => {
    const desk = await openDesk({ settings: { sendWithinMs: 100 } });
    const card = await desk.alex.reachConsequences(ANDROID);
    // The check that answers the confirmation still passes; the one right before the POST does not.
    desk.world.intune.faults.add({ ...OWNER, count: 1 });
    desk.world.intune.faults.add({ ...OWNER, status: 500 });

    await desk.alex.click(card, 'consequences.confirm', HAVE_DEVICE);

    await assertFailed(desk, 'unavailable', 0);
  });
});
