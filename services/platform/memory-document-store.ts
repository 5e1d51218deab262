import { z } from 'zod';
import { type DocumentStore, eTagConflict, guardOf, type VersionedDocument } from './document-store.ts';

const Fields = z.record(z.string(), z.unknown());

interface Entry {
  readonly eTag: string;
  /** Serialised, so that nobody holds a part of what is stored. */
  readonly json: string;
}

/** Keeps documents in this process: for the sandbox and for tests. */
export function createMemoryDocumentStore(): DocumentStore {
  const entries = new Map<string, Entry>();
  let version = 0;

  function write(changes: Record<string, VersionedDocument>): void {
    const all = Object.entries(changes);
    for (const [key, document] of all) {
      const guard = guardOf(document);
      if (guard !== undefined && entries.get(key)?.eTag !== guard) throw eTagConflict(key);
    }
    for (const [key, document] of all) {
      version += 1;
      entries.set(key, { eTag: String(version), json: JSON.stringify({ ...document, eTag: undefined }) });
    }
  }

  return {
    read: (keys) => Promise.resolve(Object.fromEntries(keys.flatMap((key) => readOne(entries, key)))),
    // A conflict rejects: nothing is thrown at the caller.
    write: (changes, place) =>
      Promise.resolve(changes)
        .then(write)
        .then(() => place?.leave()),
    delete(keys) {
      for (const key of keys) entries.delete(key);
      return Promise.resolve();
    },
  };
}

function readOne(entries: Map<string, Entry>, key: string): [string, VersionedDocument][] {
  const entry = entries.get(key);
  if (entry === undefined) return [];
  return [[key, { ...Fields.parse(JSON.parse(entry.json)), eTag: entry.eTag }]];
}
