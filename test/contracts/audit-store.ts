import assert from 'node:assert/strict';
import { type AuditEntry, createChainHash, GENESIS, readEvent } from '../../services/audit/audit-chain.ts';
import type { AuditStore } from '../../services/audit/audit-store.ts';
import { verifyAudit } from '../../services/audit/verify-audit.ts';
import { someEvent, someEvents } from '../services/audit/some-event.ts';

const TENANT = 'tenant-1';
const hashOf = createChainHash(undefined);

/** What every store of audit chains promises. */
export function describeAuditStore(name: string, open: () => AuditStore): void {
  describe(`${name} as an audit store`, () => {
    it('has neither entries nor ends before the first event', async () => {
      const store = open();
      assert.deepEqual(await store.read(TENANT, 0, 10), []);
      assert.deepEqual(await store.ends(TENANT), { head: undefined, trimmed: undefined });
    });

    it('keeps events in their order, to the letter, each behind the one before', async () => {
      const store = open();
      const events = someEvents(3, { detail: 'not-me' });
      await store.append(TENANT, events);
      const entries = await store.read(TENANT, 0, 10);
      assert.deepEqual(
        entries.map(({ json }) => json),
        events.map((event) => JSON.stringify(event)),
      );
      assert.deepEqual(
        entries.map(({ previous }) => previous),
        [GENESIS.hash, entries[0]?.hash, entries[1]?.hash],
      );
    });

    it('says what is new, and leaves out what it knows', async () => {
      const store = open();
      const [first, second] = [someEvent(), someEvent({ id: 'event-2' })];
      assert.equal((await store.append(TENANT, [first])).length, 1);
      const added = await store.append(TENANT, [first, second]);
      assert.deepEqual(
        added.map(({ sequence }) => sequence),
        [2],
      );
      assert.deepEqual(await store.append(TENANT, [first, second]), []);
    });

    it('reads on from a place, so many at most', async () => {
      const store = open();
      await store.append(TENANT, someEvents(5));
      assert.deepEqual(placesOf(await store.read(TENANT, 2, 2)), [3, 4]);
    });

    it('keeps the chains of tenants apart', async () => {
      const store = open();
      await store.append(TENANT, [someEvent()]);
      await store.append('tenant-2', [someEvent({ tenantId: 'tenant-2' })]);
      assert.deepEqual(placesOf(await store.read('tenant-2', 0, 10)), [1]);
    });

    it('holds one unbroken chain, however many write at once', async () => {
      const store = open();
      await Promise.all(someEvents(40).map((event) => store.append(TENANT, [event])));
      const report = await verifyAudit({ store, hashOf, tenantId: TENANT, keptSince: 0 });
      assert.deepEqual({ checked: report.checked, flaws: report.flaws }, { checked: 40, flaws: [] });
    });

    it('takes one of twenty that write the same event', async () => {
      const store = open();
      const added = await Promise.all(Array.from({ length: 20 }, () => store.append(TENANT, [someEvent()])));
      assert.equal(added.flat().length, 1);
    });

    it('trims what is older, keeps the last of it, and goes on behind it', async () => {
      const store = open();
      await store.append(TENANT, someEvents(5));
      await store.trim(TENANT, 3_000);
      await store.append(TENANT, [someEvent({ id: 'later', at: 9_000 })]);
      assert.deepEqual(placesOf(await store.read(TENANT, 0, 10)), [3, 4, 5, 6]);
      assert.equal((await store.ends(TENANT)).trimmed?.sequence, 2);
      const report = await verifyAudit({ store, hashOf, tenantId: TENANT, keptSince: 3_000 });
      assert.deepEqual(report.flaws, []);
    });

    it('can be trimmed to nothing, twice, and still go on', async () => {
      const store = open();
      await store.append(TENANT, someEvents(2));
      await store.trim(TENANT, 5_000);
      await store.trim(TENANT, 5_000);
      await store.append(TENANT, [someEvent({ id: 'later', at: 9_000 })]);
      const [entry] = await store.read(TENANT, 0, 10);
      assert.ok(entry);
      assert.equal(entry.sequence, 3);
      assert.equal(readEvent(entry).ok, true);
    });
  });
}

function placesOf(entries: readonly AuditEntry[]): readonly number[] {
  return entries.map(({ sequence }) => sequence);
}
