import assert from 'node:assert/strict';
import type { AppParts } from '../../bot/app.ts';
import { en } from '../../locales/en.ts';
import { openIntune } from '../../services/intune/intune-ports.ts';
import { MINUTE_MS, SECOND_MS } from '../../services/platform/clock.ts';
import type { FailureReason } from '../../services/resets/reset.ts';
import type { FaultRule } from '../../sandbox/intune/faults.ts';
import type { NextOutcome } from '../../sandbox/intune/simulated-device.ts';
import { readCard, textIn } from '../harness/bot-answer.ts';
import { cardOf, findButtons } from '../harness/card-in-chat.ts';
import { ANDROID, IPHONE } from '../harness/desk-devices.ts';
import { HAVE_DEVICE } from '../harness/desk-person.ts';
import { type DeskGround, type DeskWorld, keepDesks } from '../harness/desk-world.ts';
import { roomyBudget } from '../harness/roomy-budget.ts';

const POST = { method: 'POST', pathPattern: '/v1.0/**/resetPasscode' };
/** How Intune is asked for the outcome. */
const OUTCOME = { method: 'GET', pathPattern: '/v1.0/deviceManagement/managedDevices/*' };
/** How Intune is asked whose device it is. */
const OWNER = { method: 'GET', pathPattern: '/beta/deviceManagement/managedDevices/*' };
const LIST = { method: 'GET', pathPattern: '/beta/users/*/managedDevices' };

describe('a device that does not do it', () => {
  const openDesk = keepDesks();
  const outcomes: readonly (readonly [NextOutcome, FailureReason])[] = [
    ['failed', 'failed-on-device'],
    ['notSupported', 'not-supported'],
  ];

  for (const [nextOutcome, reason] of outcomes) {
    it(`is reported, with what to do now: ${nextOutcome}`, async () => {
      const desk = await openDesk();
      desk.world.intune.world.change(desk.alex.device(ANDROID.name).managed.id, { nextOutcome });

      await desk.alex.confirm(ANDROID);

      await assertFailed(desk, reason);
    });
  }

  it('is reported with the iPhone’s own hint', async () => {
    const desk = await openDesk();
    const { id } = desk.alex.device(IPHONE.name).managed;
    desk.world.intune.world.change(id, { nextOutcome: 'failed' });

    const end = await desk.alex.reachEnd(IPHONE, en.failed.title);

    assert.ok(readCard(end).includes(en.platforms.ios.failureHint));
  });

  it('is reported when an administrator cancels it', async () => {
    const desk = await openDesk({
      parts: (ground) => {
        const { outcome } = intuneOf(ground);
        const canceled = { state: 'canceled', startedAt: 0, errorCode: undefined } as const;
        return { outcome: { ...outcome, read: () => Promise.resolve(canceled) } };
      },
    });

    await desk.alex.confirm(ANDROID);

    await assertFailed(desk, 'canceled-in-intune');
  });

  it('is reported when Intune does not know it any more', async () => {
    const desk = await openDesk();
    desk.world.intune.faults.add({ ...OUTCOME, status: 404 });

    await desk.alex.confirm(ANDROID);

    await assertFailed(desk, 'device-gone');
  });

  it('is given up when it never answers', async () => {
    const { alex, world, resets, settled } = await openDesk({ settings: { expiresAfterMs: 100 } });
    world.intune.world.change(alex.device(ANDROID.name).managed.id, { nextOutcome: 'never' });

    const end = await alex.reachEnd(ANDROID, en.expired.title);
    await settled();

    assert.ok(readCard(end).includes(en.expired.next));
    assert.ok(findButtons(end).some(({ verb }) => verb === 'reset.start'));
    assert.equal(resets().length, 1);
  });

  it('may be offline for long: it is done once the device comes back', async () => {
    const { alex, world, resets, time, stands } = await openDesk();
    const { id } = alex.device(ANDROID.name).managed;
    world.intune.world.change(id, { online: false });
    await alex.confirm(ANDROID);
    await stands(({ state }) => state === 'pending');

    await time.jump(24 * 60 * MINUTE_MS);
    world.intune.world.change(id, { online: true });

    await alex.hears(en.confirmation.title);
    assert.equal(resets().length, 1);
  });
});

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

describe('an answer to the reset that is lost', () => {
  const openDesk = keepDesks();

  it('after Intune acted: the outcome is found, and nothing is sent twice', async () => {
    const { alex, world, resets, settled } = await openDesk();
    world.intune.faults.add({ ...POST, drop: 'after' });

    await alex.reachEnd(ANDROID, en.confirmation.title);
    await settled();

    assert.deepEqual(
      resets().map(({ status }) => status),
      ['cut'],
    );
  });

  it('because it takes too long: the outcome is found, and nothing is sent twice', async () => {
    const { alex, world, resets, settled } = await openDesk({ parts: (ground) => intuneOf(ground, 100) });
    world.intune.faults.add({ ...POST, delayMs: 200 });

    await alex.reachEnd(ANDROID, en.confirmation.title);
    await settled();

    assert.equal(resets().length, 1);
  });

  const unknown: readonly (readonly [string, FaultRule])[] = [
    ['with 500', { ...POST, status: 500 }],
    ['with 503', { ...POST, status: 503, retryAfterSeconds: 1 }],
    ['with a cut connection', { ...POST, drop: 'before' }],
  ];
  for (const [how, fault] of unknown) {
    it(`${how}, before Intune acted: it says that nobody knows, and nothing is sent twice`, async () => {
      const desk = await openDesk({ settings: { unknownGraceMs: 100 } });
      desk.world.intune.faults.add(fault);

      await desk.alex.confirm(ANDROID);

      await assertFailed(desk, 'not-confirmed');
    });
  }
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

/** The real ports to Intune, with a time-out of their own. */
function intuneOf({ world, clock, log }: DeskGround, timeoutMs = 5000): ReturnType<typeof openIntune> {
  const accessToken = async (): Promise<string> => (await world.graphCredential.getToken()).token;
  const watchBudget = roomyBudget();
  return openIntune({ baseUrl: world.graphUrl, accessToken, watchBudget, clock, log, timeoutMs });
}

/** The person is told what happened and what to do, the progress card says the same, and there was one POST. */
async function assertFailed(desk: DeskWorld, reason: FailureReason, posts = 1): Promise<void> {
  const end = cardOf(await desk.alex.isSent(en.failed.title));
  await desk.settled();
  assert.ok(readCard(end).includes(en.failure[reason].what));
  assert.ok(readCard(end).includes(en.failure[reason].next));
  assert.ok(
    desk.alex.chat().some(({ activityId }) => desk.alex.read(activityId).includes(en.progress.ended)),
  );
  assert.equal(desk.resets().length, posts);
}
