import { stringify } from 'csv-stringify/sync';
import type { Instant } from '../platform/clock.ts';
import { type AuditEntry, readEvent } from './audit-chain.ts';
import type { AuditEvent } from './audit-event.ts';
import type { AuditStore } from './audit-store.ts';

/** JSON lines carry everything, hashes included; CSV is for people with a spreadsheet. */
export type ExportFormat = 'jsonl' | 'csv';

/** Which events are wanted. */
export interface AuditSelection {
  readonly tenantId: string;
  /** From this time on. */
  readonly from: Instant;
  /** Up to, and not at, this time. */
  readonly until: Instant;
  /** About or by this person only. */
  readonly userId?: string;
}

const PAGE = 500;
const COLUMNS = [
  'sequence',
  'at',
  'kind',
  'actorKind',
  'actor',
  'subject',
  'deviceId',
  'resetId',
  'caseId',
  'correlationId',
  'detail',
  'hash',
] as const;

/** The chosen events, oldest first, as lines of text. */
export async function* exportAudit(
  store: AuditStore,
  selection: AuditSelection,
  format: ExportFormat,
): AsyncGenerator<string> {
  if (format === 'csv') yield toCsv(COLUMNS);
  for await (const { entry, event } of selectAudit(store, selection)) {
    yield format === 'csv'
      ? toCsv(cellsOf(entry, event))
      : `${JSON.stringify({ ...entry, json: undefined, event })}\n`;
  }
}

/** The chosen events with their places, oldest first. What cannot be read is left to verifying. */
export async function* selectAudit(
  store: AuditStore,
  selection: AuditSelection,
): AsyncGenerator<{ readonly entry: AuditEntry; readonly event: AuditEvent }> {
  let after = 0;
  for (;;) {
    const page = await store.read(selection.tenantId, after, PAGE);
    for (const entry of page) {
      const event = readEvent(entry);
      if (event.ok && isSelected(event.value, selection)) yield { entry, event: event.value };
    }
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.sequence;
  }
}

function isSelected({ at, actor, subject }: AuditEvent, { from, until, userId }: AuditSelection): boolean {
  const isTheirs = userId === undefined || actor.id === userId || subject === userId;
  return isTheirs && at >= from && at < until;
}

function cellsOf({ sequence, hash }: AuditEntry, event: AuditEvent): readonly (string | undefined)[] {
  const { at, kind, actor, subject, deviceId, resetId, caseId, correlationId, detail } = event;
  const when = new Date(at).toISOString();
  const ids = [actor.kind, actor.id, subject, deviceId, resetId, caseId, correlationId];
  return [String(sequence), when, kind, ...ids, detail, hash];
}

/** Device ids are as given: one that begins like a formula must not become one. */
function toCsv(cells: readonly (string | undefined)[]): string {
  return stringify([[...cells]], { escape_formulas: true });
}
