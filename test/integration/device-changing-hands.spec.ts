import assert from 'node:assert/strict';
import type { AppParts } from '../../bot/app.ts';
import { en } from '../../locales/en.ts';
import { textIn } from '../harness/bot-answer.ts';
import { ANDROID } from '../harness/desk-devices.ts';
import { HAVE_DEVICE } from '../harness/desk-person.ts';
import { type DeskGround, keepDesks } from '../harness/desk-world.ts';
import { assertFailed } from '../harness/failed-reset.ts';
import { intuneOf, OWNER } from '../harness/desk-intune.ts';

describe('a device that changes hands', () => {
  const openDesk = keepDesks();

  it('between the sign-in and the consequences is not offered any more', async () => {
    const { alex, world, resets } = await openDesk();
    const asked = await alex.reachSignIn(ANDROID);
    world.intune.faults.add({ ...OWNER, status: 404 });

    await alex.signIn(asked);

    await alex.hears(en.chat.noSuchDevice);
    assert.equal(resets().length, 0);
  });

  it('between the consequences and the confirmation is not reset', async () => {
    const { alex, world, resets } = await openDesk();
    const card = await alex.reachConsequences(ANDROID);
    world.intune.faults.add({ ...OWNER, status: 404 });

    await alex.click(card, 'consequences.confirm', HAVE_DEVICE);

    await alex.hears(en.chat.resetRefused({ reason: 'no-such-device' }));
    assert.equal(resets().length, 0);
  });

  it('between the confirmation and the POST is not reset', async () => {
    const desk = await openDesk({ parts: giveAwayOnceRequested });

    await desk.alex.confirm(ANDROID);

    await assertFailed(desk, 'not-your-device', 0);
  });

  it('after the reset does not show its passcode any more', async () => {
    const { alex, world } = await openDesk();
    const done = await alex.reachEnd(ANDROID, en.confirmation.title);
    world.intune.faults.add({ ...OWNER, status: 404 });

    const answer = await alex.click(done, 'passcode.show');

    assert.equal(textIn(answer), en.chat.revealRefused('no-such-reset'));
  });
});

/** Somebody else gets the device as soon as the reset is stored. */
function giveAwayOnceRequested(ground: DeskGround): Partial<AppParts> {
  const { devices } = intuneOf(ground);
  let isGivenAway = false;
  return {
    devices: {
      ...devices,
      findOwned: (userId, deviceId) =>
        isGivenAway ? Promise.resolve(undefined) : devices.findOwned(userId, deviceId),
    },
    resetStore: {
      ...ground.resetStore,
      create(reset) {
        isGivenAway = true;
        return ground.resetStore.create(reset);
      },
    },
  };
}
