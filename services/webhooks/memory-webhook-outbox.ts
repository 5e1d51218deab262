import type { Instant } from '../platform/clock.ts';
import type { WebhookDelivery, WebhookOutbox } from './webhook-outbox.ts';

/** Keeps events in this process: for the sandbox and for tests. */
export function createMemoryWebhookOutbox(): WebhookOutbox {
  const kept = new Map<string, { readonly delivery: WebhookDelivery; dueAt: Instant }>();
  return {
    put(delivery) {
      if (!kept.has(delivery.id)) kept.set(delivery.id, { delivery, dueAt: delivery.since });
      return Promise.resolve();
    },
    lease(id, now, until) {
      const entry = kept.get(id);
      if (entry === undefined || entry.dueAt > now) return Promise.resolve(undefined);
      entry.dueAt = until;
      return Promise.resolve(entry.delivery);
    },
    postpone(id, dueAt) {
      const entry = kept.get(id);
      if (entry !== undefined) entry.dueAt = dueAt;
      return Promise.resolve();
    },
    remove(id) {
      kept.delete(id);
      return Promise.resolve();
    },
    listDue: (dueBy, limit) =>
      Promise.resolve(
        [...kept]
          .filter(([, { dueAt }]) => dueAt <= dueBy)
          .sort(([, a], [, b]) => a.dueAt - b.dueAt)
          .slice(0, limit)
          .map(([id]) => id),
      ),
  };
}
