import { stringify } from 'csv-stringify/sync';
import type { Instant } from '../platform/clock.ts';
import { caseNumber, type Case } from './case.ts';
import type { CaseStore } from './case-store.ts';

/** JSON lines carry everything that is kept but what is still on its way; CSV is for people with a spreadsheet. */
export type CaseExportFormat = 'jsonl' | 'csv';

const COLUMNS = [
  'number',
  'state',
  'reason',
  'detail',
  'priority',
  'resolution',
  'userId',
  'helperId',
  'deviceId',
  'deviceKind',
  'resetId',
  'openedAt',
  'firstClaimedAt',
  'resolvedAt',
  'closedAt',
  'stars',
  'comment',
] as const;
type Column = (typeof COLUMNS)[number];

/** The cases opened from `from` on and before `to` with their ratings, oldest first, as lines of text. */
export async function* exportCases(
  store: Pick<CaseStore, 'listOpened'>,
  from: Instant,
  to: Instant,
  format: CaseExportFormat,
): AsyncGenerator<string> {
  if (format === 'csv') yield toCsv(COLUMNS);
  for (const stored of await store.listOpened(from, to)) {
    yield format === 'csv' ? toCsv(cellsOf(stored)) : `${JSON.stringify(describe(stored))}\n`;
  }
}

/** Without the words of people that are still on their way, and what only the product needs. */
function describe(stored: Case): object {
  const { outbox: _, taken: _taken, sequence: _sequence, lease: _lease, dueAt: _dueAt, ...facts } = stored;
  return { ...facts, number: caseNumber(stored.number) };
}

function cellsOf(stored: Case): readonly (string | undefined)[] {
  const { state, reason, detail, priority, resolution, user, claimedBy, device, resetId, rating } = stored;
  const cells: Record<Column, string | undefined> = {
    ...{ number: caseNumber(stored.number), state, reason, detail, priority, resolution, resetId },
    ...{ userId: user.oid, helperId: claimedBy?.oid, deviceId: device?.id, deviceKind: device?.kind },
    openedAt: time(stored.openedAt),
    firstClaimedAt: time(stored.firstClaimedAt),
    resolvedAt: time(stored.resolvedAt),
    closedAt: time(stored.closedAt),
    stars: rating?.stars.toString(),
    comment: rating?.comment,
  };
  return COLUMNS.map((column) => cells[column]);
}

function time(at: Instant | undefined): string | undefined {
  return at === undefined ? undefined : new Date(at).toISOString();
}

/** People write comments: one that begins like a formula must not become one. */
function toCsv(cells: readonly (string | undefined)[]): string {
  return stringify([[...cells]], { escape_formulas: true });
}
