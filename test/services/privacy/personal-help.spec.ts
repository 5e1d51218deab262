import assert from 'node:assert/strict';
import type { CaseErrand } from '../../../services/helpdesk/case-errand.ts';
import { caseKeys } from '../../../services/helpdesk/case-keys.ts';
import type { CaseStore } from '../../../services/helpdesk/case-store.ts';
import type { Case, CaseMessage } from '../../../services/helpdesk/case.ts';
import { createRedisCaseStore } from '../../../services/helpdesk/redis-case-store.ts';
import type { RedisConnection } from '../../../services/platform/redis.ts';
import type { Person } from '../../../services/privacy/person.ts';
import { createPersonalHelp } from '../../../services/privacy/personal-help.ts';
import type { PersonalStore } from '../../../services/privacy/personal-store.ts';
import { readEverything } from '../../harness/redis-content.ts';
import { useRedis } from '../../harness/redis-client.ts';
import { ALEX, claimedCase, KIM, LEE, resolvedCase, someCase } from '../helpdesk/some-case.ts';
import { silent } from '../resets/hand-ports.ts';

const NOW = 2_000_000;
const HELPER: Person = {
  userId: KIM.oid,
  conversationIds: [],
  resetIds: [],
  caseIds: [],
  deviceIds: [],
};

/** What Kim wrote that the user does not have yet. */
const WORDS: CaseMessage = {
  sequence: 4,
  to: 'user',
  from: KIM,
  text: 'Try again, please',
  attachments: [],
  change: 'new',
  sourceId: 'activity-1',
  at: 1_015_000,
};
const ON_ITS_WAY: readonly CaseErrand[] = [
  { kind: 'pass', message: WORDS, sequence: 4, at: WORDS.at },
  { kind: 'announce', event: 'case.message', message: WORDS, sequence: 5, at: WORDS.at },
];

describe('what somebody did as a helper', () => {
  const redis = useRedis();
  let fresh: RedisConnection;
  let cases: CaseStore;
  let help: PersonalStore;

  beforeEach(() => {
    fresh = redis().fresh();
    cases = createRedisCaseStore({ redis: fresh, log: silent });
    help = createPersonalHelp({ redis: fresh, cases, clock: { now: () => NOW } });
  });

  async function store(draft: Case): Promise<Case> {
    return (await cases.create(draft)).current;
  }
  async function read(id: string): Promise<Case> {
    const stored = await cases.get(id);
    assert.ok(stored);
    return stored;
  }
  async function assertNameless(): Promise<void> {
    const naming = (await readEverything(fresh)).filter(
      ({ key, content }) => `${key} ${content}`.includes(KIM.oid) || content.includes(`"${KIM.name}"`),
    );
    assert.deepEqual(naming, []);
  }

  it('is not found in a case of their own, nor in one that another helped with', async () => {
    await store(someCase({ id: 'own', user: KIM, timeline: [{ at: 1, what: 'opened', by: KIM }] }));
    await store(claimedCase({ id: 'other', claimedBy: LEE }));

    assert.deepEqual(await help.list(HELPER), []);
    assert.equal(await help.erase(HELPER), 0);
    assert.deepEqual((await read('other')).claimedBy, LEE);
  });

  it('is told with what they did and wrote, and without the user', async () => {
    const timeline = [
      { at: 1, what: 'opened', by: ALEX },
      { at: 2, what: 'claimed', by: KIM },
    ] as const;
    const decision = { what: 'approved', by: KIM, at: 3 } as const;
    await store(claimedCase({ timeline, decision, outbox: ON_ITS_WAY }));

    assert.deepEqual(await help.list(HELPER), [
      {
        caseId: 'case-1',
        number: 1001,
        isHolder: true,
        did: [{ at: 2, what: 'claimed' }],
        decision: { at: 3, what: 'approved' },
        waiting: [{ at: WORDS.at, text: WORDS.text }],
      },
    ]);
  });

  it('loses its name in a case that is over, whose place, end and other facts stay as they were', async () => {
    const timeline = [
      { at: 1, what: 'claimed', by: LEE },
      { at: 2, what: 'resolved', by: KIM },
    ] as const;
    const before = await store(resolvedCase({ timeline, decision: { what: 'denied', by: KIM, at: 3 } }));
    const key = caseKeys(fresh.prefix).case(before.id);
    await fresh.client.pexpire(key, 60_000);

    assert.equal(await help.erase(HELPER), 1);

    await assertNameless();
    const after = await read(before.id);
    assert.deepEqual(after.timeline[0]?.by, LEE);
    assert.deepEqual(
      [after.state, after.resolution, after.decision?.what, after.revision],
      ['resolved', 'solved', 'denied', before.revision + 1],
    );
    const left = await fresh.client.pttl(key);
    assert.ok(0 < left && left <= 60_000, `${left} ms`);
  });

  it('is passed on without its name where it waits to be', async () => {
    await store(someCase({ outbox: ON_ITS_WAY, dueAt: NOW }));

    await help.erase(HELPER);

    await assertNameless();
    const [pass] = (await read('case-1')).outbox;
    assert.ok(pass?.kind === 'pass');
    assert.deepEqual([pass.message.text, pass.message.from.name], [WORDS.text, '']);
  });

  it('frees what they still hold, for the next helper, and lets its user be told', async () => {
    await store(claimedCase());

    await help.erase(HELPER);

    await assertNameless();
    const after = await read('case-1');
    assert.deepEqual([after.state, after.claimedBy, after.dueAt], ['open', undefined, NOW]);
    assert.ok(after.outbox.some((errand) => errand.kind === 'tell' && errand.news === 'released'));
    assert.deepEqual(
      (await cases.listWaiting()).map(({ id }) => id),
      ['case-1'],
    );
  });

  it('does not get between a case and who is at work on it', async () => {
    const until = NOW + 30_000;
    await store(claimedCase({ lease: { holder: 'worker', until }, dueAt: until }));

    await help.erase(HELPER);

    const { lease, dueAt } = await read('case-1');
    assert.deepEqual([lease?.holder, dueAt], ['worker', until]);
  });

  it('is erased from what the case became meanwhile', async () => {
    await store(resolvedCase());
    let isFirst = true;
    const busy: Pick<CaseStore, 'get' | 'update'> = {
      update: (changed) => cases.update(changed),
      async get(id) {
        const found = await cases.get(id);
        if (isFirst && found !== undefined) await cases.update({ ...found, detail: 'moved-on' });
        isFirst = false;
        return found;
      },
    };

    await createPersonalHelp({ redis: fresh, cases: busy, clock: { now: () => NOW } }).erase(HELPER);

    await assertNameless();
    assert.equal((await read('case-1')).detail, 'moved-on');
  });

  it('keeps the id of who approved on its way to the audit, which keeps it, too', async () => {
    const facts = { kind: 'approval-denied', actor: { kind: 'helper', id: KIM.oid } } as const;
    await store(resolvedCase({ outbox: [{ kind: 'audit', facts, sequence: 4, at: 1 }], dueAt: NOW }));

    await help.erase(HELPER);

    assert.deepEqual((await read('case-1')).outbox, [{ kind: 'audit', facts, sequence: 4, at: 1 }]);
  });
});
