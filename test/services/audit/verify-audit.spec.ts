import assert from 'node:assert/strict';
import { type AuditEntry, createChainHash } from '../../../services/audit/audit-chain.ts';
import type { AuditStore, ChainEnds } from '../../../services/audit/audit-store.ts';
import { createMemoryAuditStore } from '../../../services/audit/memory-audit-store.ts';
import { type AuditFlaw, type Verification, verifyAudit } from '../../../services/audit/verify-audit.ts';
import { Secret } from '../../../services/platform/secret.ts';
import { someEvents } from './some-event.ts';

const TENANT = 'tenant-1';
const hashOf = createChainHash(new Secret('a key that Redis does not know'));

/** What somebody with access to the store makes of it. */
interface Tampering {
  readonly entries?: (entries: readonly AuditEntry[]) => readonly AuditEntry[];
  readonly ends?: (ends: ChainEnds) => ChainEnds;
  readonly how?: Partial<Verification>;
}

async function findFlaws({
  entries = same,
  ends = same,
  how = {},
}: Tampering): Promise<readonly AuditFlaw[]> {
  const honest = createMemoryAuditStore(hashOf);
  await honest.append(TENANT, someEvents(6));
  const store: AuditStore = {
    ...honest,
    async read(tenantId, after, limit) {
      const all = entries(await honest.read(tenantId, 0, Infinity));
      return all.filter(({ sequence }) => sequence > after).slice(0, limit);
    },
    ends: async (tenantId) => ends(await honest.ends(tenantId)),
  };
  return (await verifyAudit({ store, hashOf, tenantId: TENANT, keptSince: 0, ...how })).flaws;
}

function same<T>(value: T): T {
  return value;
}

const at = (entries: readonly AuditEntry[], place: number): AuditEntry => {
  const entry = entries[place - 1];
  assert.ok(entry);
  return entry;
};

describe('verifyAudit', () => {
  it('finds nothing wrong with an untouched chain', async () => {
    assert.deepEqual(await findFlaws({}), []);
  });

  it('finds an event that was changed', async () => {
    const entries = (all: readonly AuditEntry[]): readonly AuditEntry[] =>
      all.map((entry) =>
        entry.sequence === 3 ? { ...entry, json: entry.json.replace('user-1', 'user-2') } : entry,
      );
    assert.deepEqual(await findFlaws({ entries }), [{ flaw: 'changed', sequence: 3 }]);
  });

  it('finds an event that was changed and hashed anew without the key', async () => {
    const forge = createChainHash(undefined);
    const entries = (all: readonly AuditEntry[]): readonly AuditEntry[] =>
      all.map((entry) => {
        if (entry.sequence !== 3) return entry;
        const forged = { ...entry, json: entry.json.replace('user-1', 'user-2') };
        return { ...forged, hash: forge(forged) };
      });
    assert.deepEqual(await findFlaws({ entries }), [
      { flaw: 'changed', sequence: 3 },
      { flaw: 'out-of-chain', sequence: 4 },
    ]);
  });

  it('finds events removed from the middle', async () => {
    const entries = (all: readonly AuditEntry[]): readonly AuditEntry[] =>
      all.filter(({ sequence }) => sequence !== 3 && sequence !== 4);
    assert.deepEqual(await findFlaws({ entries }), [{ flaw: 'missing', from: 3, to: 4 }]);
  });

  it('finds two events that changed places', async () => {
    const entries = (all: readonly AuditEntry[]): readonly AuditEntry[] => {
      const [third, fourth] = [at(all, 3), at(all, 4)];
      const swapped = [
        { ...fourth, sequence: 3 },
        { ...third, sequence: 4 },
      ];
      return [...all.slice(0, 2), ...swapped, ...all.slice(4)];
    };
    const flaws = await findFlaws({ entries });
    assert.deepEqual(flaws.map(({ flaw }) => flaw).toSorted(), [
      'changed',
      'changed',
      'out-of-chain',
      'out-of-chain',
      'out-of-chain',
    ]);
  });

  it('finds the newest events removed', async () => {
    const entries = (all: readonly AuditEntry[]): readonly AuditEntry[] => all.slice(0, 4);
    assert.deepEqual(await findFlaws({ entries }), [{ flaw: 'end-missing', from: 5, to: 6 }]);
  });

  it('finds the newest events removed together with the head, where a head was noted elsewhere', async () => {
    const entries = (all: readonly AuditEntry[]): readonly AuditEntry[] => all.slice(0, 4);
    const last = await headOfFirst(4);
    const ends = (known: ChainEnds): ChainEnds => ({ ...known, head: last });
    const expected = await headOfFirst(6);
    assert.deepEqual(await findFlaws({ entries, ends }), []);
    assert.deepEqual(await findFlaws({ entries, ends, how: { expected } }), [
      { flaw: 'end-missing', from: 5, to: 6 },
    ]);
  });

  it('finds a chain that was written anew, where a head was noted elsewhere', async () => {
    const expected = { sequence: 4, hash: 'f'.repeat(64) };
    assert.deepEqual(await findFlaws({ how: { expected } }), [{ flaw: 'not-as-noted', sequence: 4 }]);
  });

  it('finds what was written past the head', async () => {
    const head = await headOfFirst(5);
    assert.deepEqual(await findFlaws({ ends: (known) => ({ ...known, head }) }), [
      { flaw: 'beyond-head', sequence: 6 },
    ]);
  });

  it('finds the oldest events removed before their time, with a forged note of retention', async () => {
    const store = createMemoryAuditStore(hashOf);
    await store.append(TENANT, someEvents(6));
    const trimmed = at(await store.read(TENANT, 0, 10), 2);
    const entries = (all: readonly AuditEntry[]): readonly AuditEntry[] => all.slice(2);
    const ends = (known: ChainEnds): ChainEnds => ({ ...known, trimmed });
    assert.deepEqual(await findFlaws({ entries, ends, how: { keptSince: 2_500 } }), []);
    assert.deepEqual(await findFlaws({ entries, ends, how: { keptSince: 1_500 } }), [
      { flaw: 'begin-missing', to: 2 },
    ]);
    const aged = { ...trimmed, json: trimmed.json.replace('"at":2000', '"at":1000') };
    const forged = (known: ChainEnds): ChainEnds => ({ ...known, trimmed: aged });
    assert.deepEqual(await findFlaws({ entries, ends: forged, how: { keptSince: 1_500 } }), [
      { flaw: 'begin-missing', to: 2 },
    ]);
  });

  it('finds the oldest events removed without a note', async () => {
    const entries = (all: readonly AuditEntry[]): readonly AuditEntry[] => all.slice(2);
    assert.deepEqual(await findFlaws({ entries }), [{ flaw: 'missing', from: 1, to: 2 }]);
  });
});

async function headOfFirst(count: number): Promise<{ readonly sequence: number; readonly hash: string }> {
  const store = createMemoryAuditStore(hashOf);
  await store.append(TENANT, someEvents(count));
  const { head } = await store.ends(TENANT);
  assert.ok(head);
  return head;
}
