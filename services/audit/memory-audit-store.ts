import { type AuditEntry, type ChainHash, chainOn, GENESIS, isKept } from './audit-chain.ts';
import type { AuditStore, ChainEnds } from './audit-store.ts';

interface Chain {
  entries: AuditEntry[];
  ends: ChainEnds;
  readonly known: Set<string>;
}

/** Keeps the chains in this process: for the sandbox and for tests. */
export function createMemoryAuditStore(hashOf: ChainHash): AuditStore {
  const chains = new Map<string, Chain>();
  const chainOf = (tenantId: string): Chain => {
    const chain = chains.get(tenantId) ?? {
      entries: [],
      ends: { head: undefined, trimmed: undefined },
      known: new Set<string>(),
    };
    chains.set(tenantId, chain);
    return chain;
  };

  return {
    append(tenantId, events) {
      const chain = chainOf(tenantId);
      const fresh = events.filter(({ id }) => !chain.known.has(id) && chain.known.add(id));
      const entries = chainOn(chain.ends.head ?? GENESIS, fresh, hashOf);
      chain.entries.push(...entries);
      const last = entries.at(-1);
      if (last) chain.ends = { ...chain.ends, head: { sequence: last.sequence, hash: last.hash } };
      return Promise.resolve(entries);
    },
    read(tenantId, after, limit) {
      const later = chainOf(tenantId).entries.filter(({ sequence }) => sequence > after);
      return Promise.resolve(later.slice(0, limit));
    },
    ends: (tenantId) => Promise.resolve(chainOf(tenantId).ends),
    trim(tenantId, before) {
      const chain = chainOf(tenantId);
      const kept = chain.entries.findIndex((entry) => isKept(entry, before));
      const taken = chain.entries.splice(0, kept < 0 ? chain.entries.length : kept);
      chain.ends = { ...chain.ends, trimmed: taken.at(-1) ?? chain.ends.trimmed };
      return Promise.resolve();
    },
  };
}
