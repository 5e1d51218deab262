import type { DocumentStore, VersionedDocument } from '../../services/platform/document-store.ts';
import type { Lease } from '../../services/platform/keyed-lock.ts';
import { createMemoryDocumentStore } from '../../services/platform/memory-document-store.ts';

/** Keeps documents, and everything that was ever written to it. */
export class HandDocuments implements DocumentStore {
  readonly #documents = createMemoryDocumentStore();
  /** Every write as JSON, to look for what must not be there. */
  readonly written: string[] = [];
  beforeWrite: () => Promise<void> = () => Promise.resolve();

  read(keys: string[]): Promise<Record<string, VersionedDocument>> {
    return this.#documents.read(keys);
  }

  async write(changes: Record<string, VersionedDocument>, place?: Pick<Lease, 'leave'>): Promise<void> {
    await this.beforeWrite();
    this.written.push(JSON.stringify(changes));
    return this.#documents.write(changes, place);
  }

  delete(keys: string[]): Promise<void> {
    return this.#documents.delete(keys);
  }
}
