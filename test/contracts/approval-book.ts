import assert from 'node:assert/strict';
import { MINUTE_MS } from '../../services/platform/clock.ts';
import type { ApprovalBook } from '../../services/policy/policy-gate.ts';

type Grant = Parameters<ApprovalBook['grant']>[0];

/** An approval that is good for a minute of real time. */
function someGrant(facts: Partial<Grant> = {}): Grant {
  return { userId: 'user', deviceId: 'device', by: 'helper', goodUntil: Date.now() + MINUTE_MS, ...facts };
}

/** What every book of approvals promises. Its clock is the machine's. */
export function describeApprovalBook(name: string, open: () => ApprovalBook): void {
  describe(`${name} as a book of approvals`, () => {
    it('has nothing to find or spend at first', async () => {
      const book = open();
      assert.equal(await book.find('user', 'device'), false);
      assert.equal(await book.spend('user', 'device', 'r1'), false);
    });

    it('takes no approval from the person themselves, however the id is written', async () => {
      const book = open();
      await assert.rejects(book.grant(someGrant({ userId: 'abc', by: 'ABC' })));
      assert.equal(await book.find('abc', 'device'), false);
    });

    it('is good for this person and this device only', async () => {
      const book = open();
      await book.grant(someGrant());
      assert.equal(await book.spend('user', 'other', 'r1'), false);
      assert.equal(await book.spend('other', 'device', 'r1'), false);
      assert.equal(await book.find('USER', 'DEVICE'), true);
      assert.equal(await book.spend('user', 'device', 'r1'), true);
    });

    it('is good for one reset, and for that one again', async () => {
      const book = open();
      await book.grant(someGrant());
      assert.equal(await book.spend('user', 'device', 'r1'), true);
      assert.equal(await book.find('user', 'device'), false);
      assert.equal(await book.spend('user', 'device', 'r2'), false);
      assert.equal(await book.spend('user', 'device', 'r1'), true);
    });

    it('lets one of fifty resets spend it', async () => {
      const book = open();
      await book.grant(someGrant());
      const spent = await Promise.all(
        Array.from({ length: 50 }, (_, i) => book.spend('user', 'device', `r${i}`)),
      );
      assert.equal(spent.filter(Boolean).length, 1);
    });

    it('is good again where the reset that spent it gives it back, and nobody else does', async () => {
      const book = open();
      await book.giveBack('user', 'device', 'r1');
      await book.grant(someGrant());
      await book.spend('user', 'device', 'r1');
      await book.giveBack('user', 'device', 'r2');
      assert.equal(await book.find('user', 'device'), false);
      await book.giveBack('USER', 'DEVICE', 'r1');
      assert.equal(await book.find('user', 'device'), true);
      assert.equal(await book.spend('user', 'device', 'r2'), true);
      await book.giveBack('user', 'device', 'r1');
      assert.equal(await book.find('user', 'device'), false);
    });

    it('is good no longer than it says', async () => {
      const book = open();
      await book.grant(someGrant({ goodUntil: Date.now() - 1 }));
      assert.equal(await book.find('user', 'device'), false);
      assert.equal(await book.spend('user', 'device', 'r1'), false);
    });

    it('is not good again where the same approval is entered twice', async () => {
      const book = open();
      const grant = someGrant();
      await book.grant(grant);
      await book.spend('user', 'device', 'r1');
      await book.grant(grant);
      assert.equal(await book.spend('user', 'device', 'r2'), false);
    });

    it('is not good again where whoever gave it was renamed in between', async () => {
      const book = open();
      const grant = someGrant();
      await book.grant({ ...grant, by: 'former-helper' });
      await book.spend('user', 'device', 'r1');
      await book.grant(grant);
      assert.equal(await book.spend('user', 'device', 'r2'), false);
    });

    it('is good again after a new approval', async () => {
      const book = open();
      const grant = someGrant();
      await book.grant(grant);
      await book.spend('user', 'device', 'r1');
      await book.grant({ ...grant, goodUntil: grant.goodUntil + 1 });
      assert.equal(await book.spend('user', 'device', 'r2'), true);
    });
  });
}
