import type { Lease } from './keyed-lock.ts';

/** A stored document with the version it was read at. `*` or none overwrites whatever is there. */
export interface VersionedDocument {
  eTag?: string;
  [key: string]: unknown;
}

/**
 * Where conversation and user state live. The contract is that of the Bot Framework's `Storage`:
 * unknown keys are absent from the result, `*` or no eTag overwrites, a stale eTag rejects with
 * "eTag conflict" in the message, every write gives a new eTag, any characters are allowed in keys,
 * and deleting an unknown key or writing nothing is fine. Each document is on its own: where one of several
 * is stale, the others may be written or not.
 */
export interface DocumentStore {
  read(keys: string[]): Promise<Record<string, VersionedDocument>>;
  /** @param place Given back together with what is written, so that whoever has it next reads that. */
  write(changes: Record<string, VersionedDocument>, place?: Pick<Lease, 'leave' | 'handOver'>): Promise<void>;
  delete(keys: string[]): Promise<void>;
}

/** The version a document must still have to be overwritten; `undefined` where any will do. */
export function guardOf(document: VersionedDocument): string | undefined {
  return document.eTag === '*' || document.eTag === '' ? undefined : document.eTag;
}

/** What a stale eTag rejects with. The Bot Framework recognises the words. */
export function eTagConflict(key: string): Error {
  return new Error(`Storage: error writing "${key}" due to eTag conflict.`);
}
