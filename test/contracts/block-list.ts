import assert from 'node:assert/strict';
import type { BlockList, Switched } from '../../services/policy/policy-gate.ts';

const FIRST: Switched = { at: 1, by: 'not-me', note: '' };
const LATER: Switched = { at: 2, by: 'operator', note: 'later' };

/** What every list of blocked people promises. */
export function describeBlockList(name: string, open: () => BlockList): void {
  describe(`${name} as a block list`, () => {
    it('blocks nobody at first, and lifts nothing', async () => {
      const blocks = open();
      assert.equal(await blocks.find('a'), undefined);
      assert.equal(await blocks.lift('a'), false);
      assert.deepEqual(await blocks.list(), []);
    });

    it('keeps the first reason of who is blocked already', async () => {
      const blocks = open();
      await blocks.block('a', FIRST);
      await blocks.block('a', LATER);
      assert.deepEqual(await blocks.find('a'), FIRST);
      assert.deepEqual(await blocks.list(), [{ userId: 'a', how: FIRST }]);
    });

    it('knows an id in any case', async () => {
      const blocks = open();
      await blocks.block('5D1C2F6E', FIRST);
      assert.deepEqual(await blocks.find('5d1c2f6e'), FIRST);
      assert.equal(await blocks.lift('5D1c2f6e'), true);
      assert.equal(await blocks.find('5d1c2f6e'), undefined);
    });

    it('notes which devices were locked because of a block, and forgets them with it', async () => {
      const blocks = open();
      await blocks.noteLocked('a', 'unheard');
      assert.equal(await blocks.find('a'), undefined);
      await blocks.block('A', FIRST);
      assert.deepEqual(await blocks.lockedDevices('a'), new Set());
      await blocks.noteLocked('a', 'phone');
      await blocks.noteLocked('A', 'tablet');
      await blocks.block('a', LATER);
      assert.deepEqual(await blocks.lockedDevices('A'), new Set(['phone', 'tablet']));
      assert.deepEqual(await blocks.find('a'), FIRST);
      await blocks.lift('a');
      await blocks.block('a', LATER);
      assert.deepEqual(await blocks.lockedDevices('a'), new Set());
    });

    it('lifts one block and no other, once', async () => {
      const blocks = open();
      await blocks.block('a', FIRST);
      await blocks.block('b', LATER);
      assert.equal(await blocks.lift('a'), true);
      assert.equal(await blocks.lift('a'), false);
      assert.deepEqual(await blocks.find('b'), LATER);
    });
  });
}
