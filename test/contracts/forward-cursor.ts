import assert from 'node:assert/strict';
import type { ForwardCursor } from '../../services/audit/forward-cursor.ts';

/** What every cursor of the audit's webhook promises. */
export function describeForwardCursor(name: string, open: () => ForwardCursor): void {
  describe(`${name} as a cursor of the audit's webhook`, () => {
    it('begins before the first entry', async () => {
      assert.deepEqual(await open().take('a', 1_000, 2_000), { sequence: 0, failingSince: undefined });
    });

    it('lets one of fifty at once go on', async () => {
      const cursor = open();
      const places = await Promise.all(Array.from({ length: 50 }, () => cursor.take('a', 1_000, 2_000)));
      assert.equal(places.filter((place) => place !== undefined).length, 1);
    });

    it('lets somebody else go on where the one who had it did not come back', async () => {
      const cursor = open();
      await cursor.take('a', 1_000, 2_000);
      assert.equal(await cursor.take('a', 1_999, 3_000), undefined);
      assert.deepEqual(await cursor.take('a', 2_000, 3_000), { sequence: 0, failingSince: undefined });
    });

    it('remembers how far it is, since when it fails, and from when on it is tried', async () => {
      const cursor = open();
      await cursor.leave('a', { sequence: 7, failingSince: 500 }, 2_000);
      assert.equal(await cursor.take('a', 1_999, 9_000), undefined);
      assert.deepEqual(await cursor.take('a', 2_000, 9_000), { sequence: 7, failingSince: 500 });
    });

    it('forgets that it failed', async () => {
      const cursor = open();
      await cursor.leave('a', { sequence: 7, failingSince: 500 }, 0);
      await cursor.leave('a', { sequence: 8, failingSince: undefined }, 0);
      assert.deepEqual(await cursor.take('a', 1_000, 2_000), { sequence: 8, failingSince: undefined });
    });

    it('keeps tenants apart', async () => {
      const cursor = open();
      await cursor.leave('a', { sequence: 7, failingSince: undefined }, 9_000);
      assert.deepEqual(await cursor.take('b', 1_000, 2_000), { sequence: 0, failingSince: undefined });
    });
  });
}
