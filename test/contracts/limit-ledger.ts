import assert from 'node:assert/strict';
import { DAY_MS } from '../../services/platform/clock.ts';
import type { LedgerEntry, LimitLedger, Quotas } from '../../services/policy/limit-ledger.ts';

const NOW = Date.UTC(2026, 0, 5, 9);
const MANY = { most: 1000, since: NOW - DAY_MS };
const ROOMY: Quotas = { user: MANY, device: MANY, tenant: undefined, brake: undefined };
const OK = { ok: true, value: undefined };

/** A reset of its own user and device, unless a test says otherwise. */
function someEntry(id: number | string, facts: Partial<LedgerEntry> = {}): LedgerEntry {
  return { resetId: `r${id}`, tenantId: 't', userId: `u${id}`, deviceId: `d${id}`, ...facts };
}

/** As few as `most` of one kind, as many as anybody wants of the others. */
function tight(scope: keyof Quotas, most: number): Quotas {
  return { ...ROOMY, [scope]: { ...MANY, most } };
}

/** What every ledger of limits promises. */
export function describeLimitLedger(name: string, open: () => LimitLedger): void {
  describe(`${name} as a ledger of limits`, () => {
    const scopes: readonly [keyof Quotas, Partial<LedgerEntry>][] = [
      ['user', { userId: 'same' }],
      ['device', { deviceId: 'same' }],
      ['tenant', {}],
      ['brake', {}],
    ];
    for (const [scope, shared] of scopes) {
      it(`refuses one more than the ${scope} has left, and counts no refusal`, async () => {
        const ledger = open();
        await ledger.enter(someEntry(1, shared), NOW, tight(scope, 2));
        await ledger.enter(someEntry(2, shared), NOW, tight(scope, 2));
        for (let i = 3; i < 6; i++) {
          assert.deepEqual(await ledger.enter(someEntry(i, shared), NOW, tight(scope, 2)), {
            ok: false,
            error: scope,
          });
        }
        assert.deepEqual(await ledger.enter(someEntry(6, shared), NOW, tight(scope, 3)), OK);
      });

      it(`lets exactly three of fifty at once through for the ${scope}`, async () => {
        const ledger = open();
        const entered = await Promise.all(
          Array.from({ length: 50 }, (_, i) => ledger.enter(someEntry(i, shared), NOW, tight(scope, 3))),
        );
        assert.equal(entered.filter(({ ok }) => ok).length, 3);
      });
    }

    it('names the user first, then the device, the tenant and the brake', async () => {
      const ledger = open();
      const same = { userId: 'same', deviceId: 'same' };
      await ledger.enter(someEntry(0, same), NOW, ROOMY);
      const one = { most: 1, since: NOW - DAY_MS };
      const quotas: Quotas = { user: one, device: one, tenant: one, brake: one };
      const exceeded = async (facts: Partial<LedgerEntry>, left: Quotas): Promise<unknown> => {
        const entered = await ledger.enter(someEntry(1, facts), NOW, left);
        return entered.ok ? undefined : entered.error;
      };
      assert.equal(await exceeded(same, quotas), 'user');
      assert.equal(await exceeded({ deviceId: 'same' }, quotas), 'device');
      assert.equal(await exceeded({}, quotas), 'tenant');
      assert.equal(await exceeded({}, { ...quotas, tenant: undefined }), 'brake');
    });

    it('keeps users, devices and tenants apart', async () => {
      const ledger = open();
      const one = { most: 1, since: NOW - DAY_MS };
      const quotas: Quotas = { user: one, device: one, tenant: one, brake: one };
      await ledger.enter(someEntry(1), NOW, quotas);
      assert.deepEqual(await ledger.enter(someEntry(2, { tenantId: 'other' }), NOW, quotas), OK);
    });

    it('counts a reset once, however often it enters, and always lets it through', async () => {
      const ledger = open();
      for (let i = 0; i < 3; i++) {
        assert.deepEqual(await ledger.enter(someEntry(1, { userId: 'same' }), NOW, tight('user', 1)), OK);
      }
      assert.deepEqual(await ledger.enter(someEntry(2, { userId: 'same' }), NOW, tight('user', 2)), OK);
    });

    it('counts in a window that slides: what is exactly as old as it counts no more', async () => {
      const ledger = open();
      const at = (now: number): Quotas => ({ ...ROOMY, user: { most: 1, since: now - DAY_MS } });
      await ledger.enter(someEntry(1, { userId: 'same' }), NOW, at(NOW));
      const later = NOW + DAY_MS;
      const early = await ledger.enter(someEntry(2, { userId: 'same' }), later - 1, at(later - 1));
      assert.equal(early.ok, false);
      assert.deepEqual(await ledger.enter(someEntry(2, { userId: 'same' }), later, at(later)), OK);
    });

    it('knows what a longer window asks for, up to a week', async () => {
      const ledger = open();
      const same = { userId: 'same' };
      await ledger.enter(someEntry(1, same), NOW, ROOMY);
      const later = NOW + 7 * DAY_MS - 1;
      await ledger.enter(someEntry(2, same), later, ROOMY);
      const week = { ...ROOMY, user: { most: 2, since: later - 7 * DAY_MS } };
      assert.equal((await ledger.enter(someEntry(3, same), later, week)).ok, false);
    });

    it('gives back a place of the user, the device and the tenant', async () => {
      const ledger = open();
      const one = { most: 1, since: NOW - DAY_MS };
      const quotas: Quotas = { user: one, device: one, tenant: one, brake: one };
      await ledger.enter(someEntry(1), NOW, quotas);
      await ledger.giveBack(someEntry(1));
      assert.deepEqual(await ledger.enter(someEntry(2, { userId: 'u1', deviceId: 'd1' }), NOW, quotas), OK);
    });

    it('gives back only what was taken', async () => {
      const ledger = open();
      await ledger.enter(someEntry(1, { userId: 'same' }), NOW, ROOMY);
      await ledger.giveBack(someEntry('unknown', { userId: 'same' }));
      assert.equal((await ledger.enter(someEntry(2, { userId: 'same' }), NOW, tight('user', 1))).ok, false);
    });
  });
}
