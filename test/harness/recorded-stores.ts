import type { DocumentStore } from '../../services/platform/document-store.ts';
import type { ResetStore } from '../../services/resets/reset-store.ts';
import { keep } from './secret-hunt/kept.ts';

/** Everything that was ever stored, as JSON, oldest first. */
export type StoreRecords = string[];

/** Keeps what is written to a store of documents. */
export function recordDocuments(documents: DocumentStore, records: StoreRecords): DocumentStore {
  return {
    read: (keys) => documents.read(keys),
    delete: (keys) => documents.delete(keys),
    write(changes) {
      record(records, changes);
      return documents.write(changes);
    },
  };
}

/** Keeps what is written to a store of resets. */
export function recordResets(resets: ResetStore, records: StoreRecords): ResetStore {
  return {
    ...resets,
    create(reset) {
      record(records, reset);
      return resets.create(reset);
    },
    update(reset) {
      record(records, reset);
      return resets.update(reset);
    },
  };
}

function record(records: StoreRecords, written: object): void {
  const json = JSON.stringify(written);
  records.push(json);
  keep('stores', () => json);
}
