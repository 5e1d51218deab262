import assert from 'node:assert/strict';
import { createChainHash } from '../../../services/audit/audit-chain.ts';
import type { AuditEvent } from '../../../services/audit/audit-event.ts';
import { type AuditSelection, exportAudit, type ExportFormat } from '../../../services/audit/export-audit.ts';
import { createMemoryAuditStore } from '../../../services/audit/memory-audit-store.ts';
import { someEvent, someEvents } from './some-event.ts';

async function linesOf(
  events: readonly AuditEvent[],
  format: ExportFormat,
  changes: Partial<AuditSelection> = {},
): Promise<readonly string[]> {
  const store = createMemoryAuditStore(createChainHash(undefined));
  await store.append('tenant-1', events);
  const selection = { tenantId: 'tenant-1', from: 0, until: Infinity, ...changes };
  const lines: string[] = [];
  for await (const line of exportAudit(store, selection, format)) lines.push(line);
  return lines;
}

describe('exportAudit', () => {
  it('writes an event with its place and hash as one JSON line', async () => {
    const [line = ''] = await linesOf([someEvent()], 'jsonl');
    assert.ok(line.endsWith('}\n'));
    const { hash, ...rest } = JSON.parse(line) as Record<string, unknown>;
    assert.equal(String(hash).length, 64);
    assert.deepEqual(rest, { sequence: 1, previous: '0'.repeat(64), event: someEvent() });
  });

  it('writes a head line and a row per event as CSV', async () => {
    const lines = await linesOf([someEvent({ subject: 'user-2', detail: 'not-me' })], 'csv');
    assert.match(lines[0] ?? '', /^sequence,at,kind,actorKind,actor,subject,/);
    assert.match(
      lines[1] ?? '',
      /^1,1970-01-01T00:00:01\.000Z,reset-sent,user,user-1,user-2,,,,,not-me,[0-9a-f]{64}\n$/,
    );
  });

  it('lets no device id become a formula or a second row', async () => {
    const [, row = ''] = await linesOf([someEvent({ deviceId: '=HYPERLINK("http://evil")\n,x' })], 'csv');
    assert.ok(row.includes(`"'=HYPERLINK(""http://evil"")\n,x"`), row);
  });

  it('takes the chosen time: its beginning, and not its end', async () => {
    const lines = await linesOf(someEvents(5), 'jsonl', { from: 2_000, until: 4_000 });
    assert.deepEqual(
      lines.map((line) => /"sequence":(\d)/.exec(line)?.[1]),
      ['2', '3'],
    );
  });

  it('takes what one person did and what was done about them', async () => {
    const events = [
      someEvent({ id: 'a' }),
      someEvent({ id: 'b', actor: { kind: 'helper', id: 'user-9' }, subject: 'user-1' }),
      someEvent({ id: 'c', actor: { kind: 'user', id: 'user-9' } }),
    ];
    assert.equal((await linesOf(events, 'jsonl', { userId: 'user-1' })).length, 2);
  });

  it('reads on over more events than a page', async () => {
    assert.equal((await linesOf(someEvents(1_203), 'jsonl')).length, 1_203);
  });
});
