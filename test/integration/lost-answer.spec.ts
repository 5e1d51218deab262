import assert from 'node:assert/strict';
import { en } from '../../locales/en.ts';
import type { FaultRule } from '../../sandbox/intune/faults.ts';
import { ANDROID } from '../harness/desk-devices.ts';
import { keepDesks } from '../harness/desk-world.ts';
import { assertFailed } from '../harness/failed-reset.ts';
import { intuneOf, POST } from '../harness/desk-intune.ts';

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
