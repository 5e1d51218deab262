import assert from 'node:assert/strict';
import type { AuditEvent } from '../../../services/audit/audit-event.ts';
import { type Erasure, erasePerson } from '../../../services/privacy/erase-person.ts';
import { allOf, HandRecords } from './hand-records.ts';

const BY = { kind: 'operator', id: 'root' } as const;

function setUp() {
  const records = new HandRecords();
  const written: Partial<AuditEvent>[] = [];
  const audit = {
    record(event: AuditEvent): Promise<void> {
      const { kind, actor, subject, detail } = event;
      written.push({ kind, actor, subject, ...(detail === undefined ? {} : { detail }) });
      return Promise.resolve();
    },
  };
  const deps = { records, audit, tenantId: 'tenant-1', clock: { now: () => 1_000 } };
  const erase = (changes: Partial<Erasure> = {}): ReturnType<typeof erasePerson> =>
    erasePerson(deps, { userId: 'user-1', by: BY, force: false, alsoBlock: false, ...changes });
  return { records, written, audit, erase };
}

describe('erasing a person', () => {
  it('removes nothing while a reset or a case is open, and names both', async () => {
    const { records, written, erase } = setUp();
    records.open = { openResetIds: ['reset-1'], openCaseIds: ['case-1'] };

    const answer = await erase();

    assert.deepEqual(answer, { ok: false, error: { resetIds: ['reset-1'], caseIds: ['case-1'] } });
    assert.deepEqual([records.erased, written], [[], []]);
  });

  it('removes all the same where it is forced, and writes down that it was', async () => {
    const { records, written, erase } = setUp();
    records.open = { openResetIds: ['reset-1'], openCaseIds: [] };

    assert.ok((await erase({ force: true })).ok);

    assert.deepEqual(records.erased, allOf('user-1', 'blocks'));
    assert.deepEqual(written, [{ kind: 'user-erased', actor: BY, subject: 'user-1', detail: 'forced' }]);
  });

  it('keeps a block unless that is to go, too', async () => {
    const { records, written, erase } = setUp();

    assert.ok(!('blocks' in valueOf(await erase())));
    assert.deepEqual(records.erased, allOf('user-1', 'blocks'));
    assert.equal(valueOf(await erase({ alsoBlock: true })).blocks, 1);
    assert.deepEqual(written.at(-1), { kind: 'user-erased', actor: BY, subject: 'user-1' });
  });

  it('removes nothing where it cannot be written down', async () => {
    const { records, audit, erase } = setUp();
    audit.record = () => Promise.reject(new Error('away'));

    await assert.rejects(erase(), /away/);

    assert.deepEqual(records.erased, []);
  });

  it('can be done again where it broke off', async () => {
    const { records, erase } = setUp();
    records.broken = 'limits';
    await assert.rejects(erase(), /away/);
    assert.deepEqual(records.erased, ['resets of user-1', 'cases of user-1', 'conversations of user-1']);

    records.broken = undefined;
    records.erased.length = 0;
    assert.ok((await erase()).ok);

    assert.deepEqual(records.erased, allOf('user-1', 'blocks'));
  });
});

function valueOf(answer: Awaited<ReturnType<typeof erasePerson>>): object & { readonly blocks?: number } {
  assert.ok(answer.ok);
  return answer.value;
}
