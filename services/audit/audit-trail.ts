import type { AuditEvent } from './audit-event.ts';
import type { AuditLog } from './audit-log.ts';
import type { AuditEntry } from './audit-chain.ts';
import type { AuditStore } from './audit-store.ts';

/** Whoever else wants to know of every entry, once it is kept. Must not throw. */
export type AuditListener = (tenantId: string, entries: readonly AuditEntry[]) => void;

interface Waiting {
  readonly event: AuditEvent;
  readonly done: PromiseWithResolvers<undefined>;
}

/** More than one instance writes in a moment, little enough for one script. */
const MOST_AT_ONCE = 100;

/**
 * Writes events down in the order in which they came. What comes while others are being written goes with the next write,
 * all together: the chain lets only one write through at a time.
 */
export function createAuditTrail(store: AuditStore, ...listeners: readonly AuditListener[]): AuditLog {
  const waiting: Waiting[] = [];
  let isWriting = false;

  async function writeAll(): Promise<void> {
    isWriting = true;
    for (let batch = nextBatch(waiting); batch.length > 0; batch = nextBatch(waiting)) await write(batch);
    isWriting = false;
  }

  async function write(batch: readonly Waiting[]): Promise<void> {
    const tenantId = batch[0]?.event.tenantId ?? '';
    try {
      const entries = await store.append(tenantId, unique(batch.map(({ event }) => event)));
      if (entries.length > 0) for (const listener of listeners) listener(tenantId, entries);
      for (const { done } of batch) done.resolve(undefined);
    } catch (error) {
      for (const { done } of batch) done.reject(error);
    }
  }

  return {
    async record(event) {
      const done = Promise.withResolvers<undefined>();
      waiting.push({ event, done });
      if (!isWriting) void writeAll();
      await done.promise;
    },
  };
}

/** Chains are per tenant, so a batch ends where the tenant changes. */
function nextBatch(waiting: Waiting[]): readonly Waiting[] {
  const tenantId = waiting[0]?.event.tenantId;
  const other = waiting.findIndex(({ event }) => event.tenantId !== tenantId);
  return waiting.splice(0, Math.min(other < 0 ? waiting.length : other, MOST_AT_ONCE));
}

/** The store leaves out what it knows; twice in one write it does not know yet. */
function unique(events: readonly AuditEvent[]): readonly AuditEvent[] {
  return [...new Map(events.map((event) => [event.id, event])).values()];
}
