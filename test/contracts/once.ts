import assert from 'node:assert/strict';
import type { Once } from '../../services/platform/once.ts';

/** What every memory of "this happened" promises. */
export function describeOnce(name: string, open: () => Once): void {
  describe(`${name} as a once`, () => {
    it('lets the first caller through and nobody after', async () => {
      const once = open();
      assert.equal(await once.claim('a', 60), true);
      assert.equal(await once.claim('a', 60), false);
    });

    it('lets one of fifty callers at once through', async () => {
      const once = open();
      const claims = await Promise.all(Array.from({ length: 50 }, () => once.claim('a', 60)));
      assert.equal(claims.filter(Boolean).length, 1);
    });

    it('keeps keys apart', async () => {
      const once = open();
      await once.claim('a', 60);
      assert.equal(await once.claim('b', 60), true);
    });
  });
}
