import assert from 'node:assert/strict';
import type { WebhookDelivery, WebhookOutbox } from '../../services/webhooks/webhook-outbox.ts';

const EVENT: WebhookDelivery = { id: 'case-1:3', body: '{"text":"\\u202e ü 🔑"}', since: 1_000 };

/** What every outbox of the webhook promises. */
export function describeWebhookOutbox(name: string, open: () => WebhookOutbox): void {
  describe(`${name} as a webhook outbox`, () => {
    it('has nothing under an unknown id, and nothing to change or remove', async () => {
      const outbox = open();
      await outbox.postpone('unknown', 5);
      await outbox.remove('unknown');
      assert.equal(await outbox.lease('unknown', 9_999, 10_000), undefined);
      assert.deepEqual(await outbox.listDue(Number.MAX_SAFE_INTEGER, 10), []);
    });

    it('gives an event to one of ten who ask at once, as it was put', async () => {
      const outbox = open();
      await outbox.put(EVENT);
      const asked = await Promise.all(Array.from({ length: 10 }, () => outbox.lease(EVENT.id, 1_000, 2_000)));
      assert.deepEqual(
        asked.filter((given) => given !== undefined),
        [EVENT],
      );
    });

    it('gives it again when that time is over', async () => {
      const outbox = open();
      await outbox.put(EVENT);
      await outbox.lease(EVENT.id, 1_000, 2_000);
      assert.equal(await outbox.lease(EVENT.id, 1_999, 3_000), undefined);
      assert.deepEqual(await outbox.lease(EVENT.id, 2_000, 3_000), EVENT);
    });

    it('keeps what is put twice once, as it was', async () => {
      const outbox = open();
      await outbox.put(EVENT);
      await outbox.postpone(EVENT.id, 5_000);
      await outbox.put({ ...EVENT, body: '{}' });
      assert.deepEqual(await outbox.listDue(4_999, 10), []);
      assert.deepEqual(await outbox.lease(EVENT.id, 5_000, 6_000), EVENT);
    });

    it('has nothing left of what is removed', async () => {
      const outbox = open();
      await outbox.put(EVENT);
      await outbox.remove(EVENT.id);
      await outbox.postpone(EVENT.id, 1);
      assert.equal(await outbox.lease(EVENT.id, 9_999, 10_000), undefined);
      assert.deepEqual(await outbox.listDue(Number.MAX_SAFE_INTEGER, 10), []);
    });

    it('lists what is due by then, the longest overdue first, up to the limit', async () => {
      const outbox = open();
      for (const [id, since] of [
        ['a', 300],
        ['b', 100],
        ['c', 200],
      ] as const)
        await outbox.put({ ...EVENT, id, since });
      assert.deepEqual(await outbox.listDue(300, 10), ['b', 'c', 'a']);
      assert.deepEqual(await outbox.listDue(300, 2), ['b', 'c']);
      assert.deepEqual(await outbox.listDue(99, 10), []);
    });
  });
}
