import assert from 'node:assert/strict';
import type { PauseSwitch, Switched } from '../../services/policy/policy-gate.ts';

const BY_OPERATOR: Switched = { at: 1, by: 'operator', note: 'Intune is "down": \\ 🔑' };
const BY_BRAKE: Switched = { at: 2, by: 'brake', note: '' };

/** What every pause switch promises. */
export function describePauseSwitch(name: string, open: () => PauseSwitch): void {
  describe(`${name} as a pause switch`, () => {
    it('lets resets go on at first', async () => {
      const pause = open();
      assert.equal(await pause.read(), undefined);
      assert.equal(await pause.resumedAt(), undefined);
    });

    it('keeps when, by whom and why resets were paused', async () => {
      const pause = open();
      await pause.pause(BY_OPERATOR);
      assert.deepEqual(await pause.read(), BY_OPERATOR);
    });

    it('takes newer words for an older pause', async () => {
      const pause = open();
      await pause.pause(BY_BRAKE);
      await pause.pause(BY_OPERATOR);
      assert.deepEqual(await pause.read(), BY_OPERATOR);
    });

    it('does not let the brake take the words of a pause that is there', async () => {
      const pause = open();
      await pause.pause(BY_OPERATOR);
      assert.equal(await pause.pauseIfRunning(BY_BRAKE), false);
      assert.deepEqual(await pause.read(), BY_OPERATOR);
    });

    it('tells one of fifty that it was the first', async () => {
      const pause = open();
      const first = await Promise.all(Array.from({ length: 50 }, () => pause.pauseIfRunning(BY_BRAKE)));
      assert.equal(first.filter(Boolean).length, 1);
      assert.deepEqual(await pause.read(), BY_BRAKE);
    });

    it('lets resets go on again, knows since when, and can be paused anew', async () => {
      const pause = open();
      await pause.pause(BY_OPERATOR);
      await pause.resume(7);
      assert.equal(await pause.read(), undefined);
      assert.equal(await pause.resumedAt(), 7);
      assert.equal(await pause.pauseIfRunning(BY_BRAKE), true);
    });
  });
}
