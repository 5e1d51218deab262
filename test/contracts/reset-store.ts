import assert from 'node:assert/strict';
import type { ResetStore } from '../../services/resets/reset-store.ts';
import type { Reset } from '../../services/resets/reset.ts';
import { someReset } from '../services/resets/some-reset.ts';

/** What every keeper of resets promises. */
export function describeResetStore(name: string, open: () => ResetStore): void {
  describe(`${name} as a reset store`, () => {
    it('has nothing under an unknown id', async () => {
      const store = open();
      assert.equal(await store.get('unknown'), undefined);
      assert.deepEqual(await store.listByUser('unknown'), []);
      assert.deepEqual(await store.listByDevice('unknown'), []);
      assert.deepEqual(await store.listDue(Number.MAX_SAFE_INTEGER, 10), []);
    });

    it('refuses an id that is taken', async () => {
      const store = open();
      await store.create(someReset());
      const again = await store.create(someReset({ device: { ...someReset().device, id: 'other' } }));
      assert.deepEqual(again, { ok: false, error: 'already-created' });
    });

    it('refuses a device whose reset has not ended', async () => {
      const store = open();
      await store.create(someReset());
      assert.deepEqual(await store.create(someReset({ id: 'reset-2' })), { ok: false, error: 'device-busy' });
      assert.equal(await store.get('reset-2'), undefined);
    });

    it('lets one of ten resets of a device in', async () => {
      const store = open();
      const creations = Array.from({ length: 10 }, (_, i) => store.create(someReset({ id: `reset-${i}` })));
      const results = await Promise.all(creations);
      assert.equal(results.filter(({ ok }) => ok).length, 1);
    });

    it('takes a new reset of the device once the earlier one has ended, confirmed or not', async () => {
      const store = open();
      await change(store, await created(store, someReset()), { state: 'failed', failure: 'rejected' });
      assert.equal((await store.create(someReset({ id: 'reset-2' }))).ok, true);
    });

    it('does not let a late note on an ended reset free the device of its successor', async () => {
      const store = open();
      const ended = await change(store, await created(store, someReset()), { state: 'done' });
      await store.create(someReset({ id: 'reset-2' }));
      await change(store, ended, { confirmedAt: 1 });
      assert.deepEqual(await store.create(someReset({ id: 'reset-3' })), { ok: false, error: 'device-busy' });
    });

    it('refuses a change from an older revision, and one of an unknown reset', async () => {
      const store = open();
      const first = await created(store, someReset());
      await change(store, first, { checks: 1 });
      assert.deepEqual(await store.update({ ...first, checks: 9 }), { ok: false, error: 'conflict' });
      assert.equal((await store.get(first.id))?.checks, 1);
      const unknown = await store.update(someReset({ id: 'unknown' }));
      assert.deepEqual(unknown, { ok: false, error: 'conflict' });
    });

    it('lets one of ten changes from the same revision through', async () => {
      const store = open();
      const first = await created(store, someReset());
      const changes = Array.from({ length: 10 }, (_, i) => store.update({ ...first, checks: i }));
      const results = await Promise.all(changes);
      assert.equal(results.filter(({ ok }) => ok).length, 1);
      assert.equal((await store.get(first.id))?.revision, 1);
    });

    it('gives back everything that was stored, whatever is in the texts', async () => {
      const store = open();
      const full: Required<Reset> = {
        ...someReset({
          id: 'full',
          device: { id: 'device-9', name: '"\\ ${x} 🔑 \u202e', kind: 'aosp-user' },
        }),
        turnAt: 1,
        sentAt: 1,
        precededBy: 1,
        endedAt: 2,
        failure: 'not-confirmed',
        correlationId: 'turn-1',
        reveals: 2,
        progressActivityId: 'activity-1',
        confirmedAt: 3,
        undeliverable: false,
      };
      await store.create(full);
      assert.deepEqual(await store.get('full'), full);
    });

    it('forgets a fact that a change leaves out', async () => {
      const store = open();
      const sent = await change(store, await created(store, someReset()), { sentAt: 5 });
      const { sentAt, ...unsent } = sent;
      await store.update(unsent);
      const stored = await store.get(sent.id);
      assert.equal(sentAt, 5);
      assert.ok(stored !== undefined && !('sentAt' in stored));
    });

    it("lists a user's and a device's resets, newest first", async () => {
      const store = open();
      for (const [i, deviceId] of ['a', 'b', 'a'].entries()) {
        const device = { ...someReset().device, id: deviceId };
        const reset = await created(store, someReset({ id: `reset-${i}`, device, requestedAt: 1_000 + i }));
        await change(store, reset, { state: 'done' });
      }
      await store.create(
        someReset({ id: 'foreign', userId: 'user-2', device: { ...someReset().device, id: 'c' } }),
      );
      assert.deepEqual(ids(await store.listByUser('user-1')), ['reset-2', 'reset-1', 'reset-0']);
      assert.deepEqual(ids(await store.listByDevice('a')), ['reset-2', 'reset-0']);
      assert.equal((await store.listByUser('user-1'))[0]?.state, 'done');
    });

    it('lists what is due by then, the longest overdue first, up to the limit', async () => {
      const store = open();
      for (const [i, dueAt] of [300, 100, 200, 400].entries()) {
        await store.create(
          someReset({ id: `reset-${i}`, device: { ...someReset().device, id: `d-${i}` }, dueAt }),
        );
      }
      assert.deepEqual(await store.listDue(300, 10), ['reset-1', 'reset-2', 'reset-0']);
      assert.deepEqual(await store.listDue(300, 2), ['reset-1', 'reset-2']);
      assert.deepEqual(await store.listDue(99, 10), []);
    });

    it('lists what is due within a time, with when, and nothing twice in the next', async () => {
      const store = open();
      for (const [i, dueAt] of [300, 100, 200, 400].entries()) {
        await store.create(
          someReset({ id: `reset-${i}`, device: { ...someReset().device, id: `d-${i}` }, dueAt }),
        );
      }
      assert.deepEqual(await store.listDueWithin(-Infinity, 99), []);
      assert.deepEqual(await store.listDueWithin(100, 300), [
        { id: 'reset-2', dueAt: 200 },
        { id: 'reset-0', dueAt: 300 },
      ]);
      assert.deepEqual(await store.listDueWithin(300, Infinity), [{ id: 'reset-3', dueAt: 400 }]);
    });

    it('follows a change of the due time', async () => {
      const store = open();
      const reset = await created(store, someReset({ dueAt: 100 }));
      await change(store, reset, { dueAt: 500 });
      assert.deepEqual(await store.listDue(499, 10), []);
      assert.deepEqual(await store.listDue(500, 10), [reset.id]);
    });

    it('keeps an ended reset due until its message is delivered or given up', async () => {
      for (const last of [{ confirmedAt: 1 }, { undeliverable: true }]) {
        const store = open();
        const ended = await change(store, await created(store, someReset()), { state: 'done', dueAt: 100 });
        assert.deepEqual(await store.listDue(100, 10), [ended.id]);
        assert.equal(await store.countOpen(), 1);
        await change(store, ended, last);
        assert.deepEqual(await store.listDue(Number.MAX_SAFE_INTEGER, 10), []);
        assert.equal(await store.countOpen(), 0);
      }
    });
  });
}

async function created(store: ResetStore, reset: Reset): Promise<Reset> {
  const result = await store.create(reset);
  assert.ok(result.ok);
  return result.value;
}

async function change(store: ResetStore, reset: Reset, facts: Partial<Reset>): Promise<Reset> {
  const result = await store.update({ ...reset, ...facts });
  assert.ok(result.ok);
  assert.equal(result.value.revision, reset.revision + 1);
  return result.value;
}

function ids(resets: readonly Reset[]): string[] {
  return resets.map(({ id }) => id);
}
