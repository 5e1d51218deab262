import assert from 'node:assert/strict';
import { en } from '../../locales/en.ts';
import { MINUTE_MS } from '../../services/platform/clock.ts';
import type { FailureReason } from '../../services/resets/reset.ts';
import type { NextOutcome } from '../../sandbox/intune/simulated-device.ts';
import { readCard } from '../harness/bot-answer.ts';
import { findButtons } from '../harness/card-in-chat.ts';
import { ANDROID, IPHONE } from '../harness/desk-devices.ts';
import { keepDesks } from '../harness/desk-world.ts';
import { assertFailed } from '../harness/failed-reset.ts';
import { intuneOf, OUTCOME } from '../harness/desk-intune.ts';

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
