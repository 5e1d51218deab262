import assert from 'node:assert/strict';
import type { CaseErrand } from '../../services/helpdesk/case-errand.ts';
import type { CaseStore } from '../../services/helpdesk/case-store.ts';
import type { Case } from '../../services/helpdesk/case.ts';
import { ALEX, KIM, LEE, someCase, somePhone } from '../services/helpdesk/some-case.ts';

/** What every keeper of cases promises. */
export function describeCaseStore(name: string, open: () => CaseStore): void {
  describe(`${name} as a case store`, () => {
    it('has nothing under what it does not know', async () => {
      const store = open();
      const found = [
        await store.get('unknown'),
        await store.current('unknown'),
        await store.findByNumber(1),
        await store.findByThread('unknown'),
        await store.findByReset('unknown'),
        await store.countBefore('unknown'),
      ];
      assert.deepEqual(new Set(found), new Set([undefined]));
      const lists = [
        await store.listByUser('unknown'),
        await store.listWaiting(),
        await store.listClaimed(),
        await store.listOpened(0, Infinity),
        await store.listResolved(0, Infinity),
        await store.listDue(Number.MAX_SAFE_INTEGER, 10),
      ];
      assert.deepEqual(lists, [[], [], [], [], [], []]);
    });

    it('gives numbers in order, from 1001 on', async () => {
      const store = open();
      for (const oid of ['a', 'b', 'c']) await store.create(of(oid));
      assert.deepEqual(
        (await store.listWaiting()).map(({ number }) => number),
        [1001, 1002, 1003],
      );
      assert.equal((await store.findByNumber(1002))?.id, 'case-of-b');
    });

    it('answers with the open case of a user who has one, and gives no number away', async () => {
      const store = open();
      const first = await store.create(someCase());
      const second = await store.create(someCase({ id: 'case-2' }));
      assert.deepEqual([first.isNew, second.isNew, second.current.id], [true, false, 'case-1']);
      assert.equal(await store.get('case-2'), undefined);
      assert.equal((await store.create(of('b'))).current.number, 1002);
    });

    it('opens one of ten cases that a user opens at once', async () => {
      const store = open();
      const wishes = Array.from({ length: 10 }, (_, i) => store.create(someCase({ id: `case-${i}` })));
      const all = await Promise.all(wishes);
      assert.equal(all.filter(({ isNew }) => isNew).length, 1);
      assert.equal(new Set(all.map(({ current }) => current.id)).size, 1);
    });

    it('opens a new case once the earlier one is resolved', async () => {
      const store = open();
      const first = (await store.create(someCase())).current;
      await change(store, first, { state: 'resolved', resolvedAt: 5 });
      assert.equal(await store.current(ALEX.oid), undefined);
      const second = await store.create(someCase({ id: 'case-2' }));
      assert.deepEqual([second.isNew, second.current.number], [true, 1002]);
      assert.equal((await store.current(ALEX.oid))?.id, 'case-2');
    });

    it('does not reopen a case whose user has another that is open', async () => {
      const store = open();
      const first = (await store.create(someCase())).current;
      const resolved = await change(store, first, { state: 'resolved', resolvedAt: 5 });
      await store.create(someCase({ id: 'case-2' }));
      const reopened = await store.update({ ...resolved, state: 'open' });
      assert.deepEqual(reopened, { ok: false, error: 'user-busy' });
      await change(store, resolved, { state: 'closed' });
      assert.equal((await store.current(ALEX.oid))?.id, 'case-2');
    });

    it('refuses a change from an older revision, and one of an unknown case', async () => {
      const store = open();
      const first = (await store.create(someCase())).current;
      await change(store, first, { language: 'nl' });
      assert.deepEqual(await store.update({ ...first, language: 'de' }), { ok: false, error: 'conflict' });
      assert.equal((await store.get(first.id))?.language, 'nl');
      const unknown = await store.update(someCase({ id: 'unknown', user: KIM }));
      assert.deepEqual(unknown, { ok: false, error: 'conflict' });
    });

    it('lets one of ten changes from the same revision through', async () => {
      const store = open();
      const first = (await store.create(someCase())).current;
      const changes = Array.from({ length: 10 }, (_, i) => store.update({ ...first, language: `l${i}` }));
      assert.equal((await Promise.all(changes)).filter(({ ok }) => ok).length, 1);
      assert.equal((await store.get(first.id))?.revision, 1);
    });

    it('gives back everything that was stored, whatever is in the texts', async () => {
      const store = open();
      const full = everything();
      const { current } = await store.create(full);
      assert.deepEqual(current, { ...full, number: 1001 });
      assert.deepEqual(await store.get(full.id), current);
    });

    it('forgets a fact that a change leaves out', async () => {
      const store = open();
      const first = await change(store, (await store.create(someCase())).current, { claimedBy: KIM });
      const { claimedBy, ...free } = first;
      await store.update(free);
      const stored = await store.get(first.id);
      assert.equal(claimedBy, KIM);
      assert.ok(stored !== undefined && !('claimedBy' in stored));
    });

    it('finds a case by its thread and its reset, also where they came later or another came', async () => {
      const store = open();
      const { thread, ...draft } = someCase();
      const first = (await store.create(draft)).current;
      assert.equal(await store.findByThread('thread-1'), undefined);
      const posted = await change(store, first, { ...(thread && { thread }), resetId: 'reset-1' });
      assert.equal((await store.findByThread('thread-1'))?.id, first.id);
      assert.equal((await store.findByReset('reset-1'))?.id, first.id);
      await change(store, posted, { resetId: 'reset-2' });
      assert.equal((await store.findByReset('reset-2'))?.id, first.id);
    });

    it('queues those who wait: urgent ones first, then the oldest', async () => {
      const store = open();
      const openings = { c: 30, a: 10, b: 20, d: 40 };
      for (const [oid, after] of Object.entries(openings)) {
        const openedAt = 1_700_000_000_000 + after;
        await store.create(of(oid, { openedAt, priority: oid === 'd' ? 'urgent' : 'normal' }));
      }
      assert.deepEqual(ids(await store.listWaiting()), ['case-of-d', 'case-of-a', 'case-of-b', 'case-of-c']);
      assert.deepEqual([await store.countBefore('case-of-d'), await store.countBefore('case-of-b')], [0, 2]);
    });

    it('moves a case from those who wait to those that are held, and back to its place', async () => {
      const store = open();
      const first = (await store.create(of('a', { openedAt: 10 }))).current;
      await store.create(of('b', { openedAt: 20 }));
      const claimed = await change(store, first, { state: 'claimed', claimedBy: LEE, claimedAt: 30 });
      assert.deepEqual(
        [ids(await store.listWaiting()), ids(await store.listClaimed())],
        [['case-of-b'], ['case-of-a']],
      );
      assert.equal(await store.countBefore('case-of-a'), undefined);
      await change(store, claimed, { state: 'open' });
      assert.deepEqual(
        [ids(await store.listWaiting()), ids(await store.listClaimed())],
        [['case-of-a', 'case-of-b'], []],
      );
    });

    it("lists a user's cases, newest first", async () => {
      const store = open();
      const first = (await store.create(someCase({ openedAt: 10 }))).current;
      await change(store, first, { state: 'closed' });
      await store.create(someCase({ id: 'case-2', openedAt: 20 }));
      await store.create(of('b'));
      assert.deepEqual(ids(await store.listByUser(ALEX.oid)), ['case-2', 'case-1']);
    });

    it('lists what was opened and what was resolved in a time', async () => {
      const store = open();
      for (const [oid, openedAt] of [
        ['a', 10],
        ['b', 20],
        ['c', 30],
      ] as const) {
        const opened = (await store.create(of(oid, { openedAt }))).current;
        await change(store, opened, { state: 'resolved', resolvedAt: openedAt + 5 });
      }
      assert.deepEqual(ids(await store.listOpened(20, 30)), ['case-of-b']);
      assert.deepEqual(ids(await store.listOpened(10, Infinity)), ['case-of-a', 'case-of-b', 'case-of-c']);
      assert.deepEqual(ids(await store.listResolved(15, 26)), ['case-of-a', 'case-of-b']);
    });

    it('counts a case as resolved as long as it is not reopened', async () => {
      const store = open();
      const first = (await store.create(someCase())).current;
      const resolved = await change(store, first, { state: 'resolved', resolvedAt: 5 });
      const { resolvedAt, ...reopened } = resolved;
      await change(store, reopened, { state: 'open' });
      assert.equal(resolvedAt, 5);
      assert.deepEqual(await store.listResolved(0, 100), []);
    });

    it('lists what is due by then, the longest overdue first, up to the limit, and follows changes', async () => {
      const store = open();
      for (const [oid, dueAt] of [
        ['a', 300],
        ['b', 100],
        ['c', 200],
      ] as const)
        await store.create(of(oid, { dueAt }));
      await store.create(of('d'));
      assert.deepEqual(await store.listDue(300, 10), ['case-of-b', 'case-of-c', 'case-of-a']);
      assert.deepEqual(await store.listDue(300, 2), ['case-of-b', 'case-of-c']);
      assert.deepEqual(await store.listDue(99, 10), []);
      const due = await store.get('case-of-b');
      assert.ok(due !== undefined);
      const { dueAt, ...idle } = due;
      await store.update(idle);
      assert.equal(dueAt, 100);
      assert.deepEqual(await store.listDue(200, 10), ['case-of-c']);
    });
  });
}

function of(oid: string, facts: Partial<Case> = {}): Case {
  const { thread: _, ...rest } = someCase({ id: `case-of-${oid}`, user: { oid, name: oid } });
  return { ...rest, ...facts };
}

/** Every fact there is, and every errand. */
function everything(): Required<Case> {
  const message = {
    sequence: 7,
    to: 'user',
    from: KIM,
    text: '"\\ ${x} 🔑 \u202e <b>',
    attachments: [{ name: 'a.png', url: undefined }],
    change: 'edited',
    sourceId: 's',
    at: 1,
  } as const;
  const frame = { sequence: 7, at: 1, retryAt: 2, again: true };
  const outbox: readonly CaseErrand[] = [
    { kind: 'post', ...frame },
    { kind: 'show', ...frame },
    { kind: 'pass', message, ...frame },
    { kind: 'remind', how: 'escalation', ...frame },
    { kind: 'tell', news: 'no-channel', ...frame },
    { kind: 'tell', news: 'no-helpdesk', ...frame },
    { kind: 'mail-contact', ...frame },
    { kind: 'grant', deviceId: 'd', by: 'b', goodUntil: 9, ...frame },
    { kind: 'announce', event: 'case.message', message, ...frame },
    {
      kind: 'audit',
      facts: { kind: 'case-opened', actor: { kind: 'user', id: 'u' }, detail: 'x' },
      sequence: 8,
      at: 1,
    },
  ];
  const thread = { conversationId: '19:a@thread.tacv2;messageid=1', cardActivityId: 'c' };
  return {
    ...someCase({ id: 'full' }),
    detail: 'failed-on-device',
    device: somePhone({ model: undefined, lastContactAt: undefined }),
    resetId: 'reset-1',
    provenAt: 1,
    claimedBy: KIM,
    claimedAt: 2,
    firstClaimedAt: 2,
    resolution: 'solved',
    resolvedAt: 3,
    closedAt: 4,
    remindedAt: 5,
    escalatedAt: 6,
    decision: { what: 'approved', by: KIM, at: 1, goodUntil: 2 },
    timeline: [{ at: 1, what: 'claimed', by: KIM, detail: 'x' }],
    thread,
    outbox,
    taken: [{ sourceId: 's', change: 'new', print: 'p' }],
    rating: { stars: 4, comment: undefined, at: 1 },
    undeliverable: 'both',
    lease: { holder: 'w', until: 5 },
    dueAt: 6,
  };
}

async function change(store: CaseStore, current: Case, facts: Partial<Case>): Promise<Case> {
  const result = await store.update({ ...current, ...facts });
  assert.ok(result.ok, JSON.stringify(result));
  assert.equal(result.value.revision, current.revision + 1);
  return result.value;
}

function ids(cases: readonly Case[]): string[] {
  return cases.map(({ id }) => id);
}
