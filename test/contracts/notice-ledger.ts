import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NoticeLedger } from '../../services/notices/notice-ports.ts';

/** What every ledger of notices promises. */
export function describeNoticeLedger(name: string, open: () => NoticeLedger): void {
  describe(`${name} as a ledger of notices`, () => {
    it('gives a notice to one of fifty at once', async () => {
      const ledger = open();
      const places = await Promise.all(Array.from({ length: 50 }, () => ledger.take('a', 60_000)));
      assert.deepEqual(places.toSorted().slice(-1), ['taken']);
      assert.equal(places.filter((place) => place === 'in-hand').length, 49);
    });

    it('gives a notice again whose worker did not come back in time', async () => {
      const ledger = open();
      await ledger.take('a', 20);
      await sleep(40);
      assert.equal(await ledger.take('a', 60_000), 'taken');
    });

    it('never gives out again what was sent, however long the lease was', async () => {
      const ledger = open();
      await ledger.take('a', 20);
      await ledger.noteSent('a');
      await sleep(40);
      assert.equal(await ledger.take('a', 20), 'sent');
    });

    it('keeps notices apart', async () => {
      const ledger = open();
      await ledger.take('a', 60_000);
      await ledger.noteSent('a');
      assert.equal(await ledger.take('b', 60_000), 'taken');
    });
  });
}
