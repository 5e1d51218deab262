import type { Adapter, AdapterPayload } from 'oidc-provider';

/**
 * Where the provider keeps one kind of thing (sessions, grants, codes …): in memory. Nothing is evicted;
 * the provider itself refuses what has expired, and a sandbox lives for hours.
 */
export function createMemoryAdapter(): Adapter {
  const rows = new Map<string, AdapterPayload>();
  const findBy = (key: 'uid' | 'userCode', value: string): AdapterPayload | undefined =>
    [...rows.values()].find((payload) => payload[key] === value);

  return {
    find: (id) => Promise.resolve(rows.get(id)),
    findByUid: (uid) => Promise.resolve(findBy('uid', uid)),
    findByUserCode: (userCode) => Promise.resolve(findBy('userCode', userCode)),
    upsert(id, payload) {
      rows.set(id, payload);
      return Promise.resolve();
    },
    consume(id) {
      const payload = rows.get(id);
      if (payload) rows.set(id, { ...payload, consumed: Math.floor(Date.now() / 1000) });
      return Promise.resolve();
    },
    destroy(id) {
      rows.delete(id);
      return Promise.resolve();
    },
    revokeByGrantId(grantId) {
      for (const [id, payload] of rows) if (payload.grantId === grantId) rows.delete(id);
      return Promise.resolve();
    },
  };
}
