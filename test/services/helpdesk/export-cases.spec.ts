import assert from 'node:assert/strict';
import { type CaseExportFormat, exportCases } from '../../../services/helpdesk/export-cases.ts';
import { createMemoryCaseStore } from '../../../services/helpdesk/memory-case-store.ts';
import type { CaseStore } from '../../../services/helpdesk/case-store.ts';
import { resolvedCase, someCase, somePhone } from './some-case.ts';

const HOSTILE = '=HYPERLINK("http://evil","click")\n"quoted", ü 🔑';

async function rated(): Promise<CaseStore> {
  const store = createMemoryCaseStore();
  const { current } = await store.create(someCase({ openedAt: 1_000, device: somePhone() }));
  await store.update({
    ...resolvedCase({ openedAt: 1_000, device: somePhone() }),
    ...{ id: current.id, rating: { stars: 4, comment: HOSTILE, at: 3_000 } },
    ...{ outbox: [{ kind: 'post', sequence: 4, at: 1 }], lease: { holder: 'w', until: 9 }, dueAt: 9 },
  });
  await store.create(someCase({ id: 'later', openedAt: 2_000 }));
  return store;
}

async function exported(format: CaseExportFormat, from = 0, to = 2_000): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of exportCases(await rated(), from, to, format)) lines.push(line);
  return lines;
}

describe('exportCases', () => {
  it('writes a line for each case of the time, and none for others', async () => {
    assert.equal((await exported('jsonl')).length, 1);
    assert.equal((await exported('jsonl', 0, 2_001)).length, 2);
    assert.deepEqual(await exported('jsonl', 2_001, 3_000), []);
    assert.equal((await exported('csv', 2_001, 3_000)).length, 1, 'the names of the columns');
  });

  it('gives back a comment as it was written, in JSON', async () => {
    const [line = ''] = await exported('jsonl');
    const { number, rating, user } = JSON.parse(line) as { number: string; rating: object; user: object };
    assert.deepEqual(
      [number, rating, user],
      ['HD-1001', { stars: 4, comment: HOSTILE, at: 3_000 }, { oid: 'user-1', name: 'Alex Wilber' }],
    );
  });

  it('leaves out what only the product needs', async () => {
    const [line = ''] = await exported('jsonl');
    for (const name of ['outbox', 'taken', 'sequence', 'lease', 'dueAt'])
      assert.ok(!line.includes(`"${name}"`), name);
  });

  it('lets no comment become a formula of a spreadsheet, or another cell', async () => {
    const [head = '', row = ''] = await exported('csv');
    assert.match(head, /^number,state,.*,stars,comment\n$/);
    assert.ok(row.startsWith('HD-1001,resolved,asked,,normal,solved,user-1,helper-1,device-1,ios,'));
    assert.ok(row.endsWith(`,4,"'=HYPERLINK(""http://evil"",""click"")\n""quoted"", ü 🔑"\n`), row);
  });
});
