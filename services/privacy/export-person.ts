import type { AuditEvent } from '../audit/audit-event.ts';
import type { AuditStore } from '../audit/audit-store.ts';
import { selectAudit } from '../audit/export-audit.ts';
import { HOLDINGS } from './personal-store.ts';
import type { PersonalRecords } from './personal-records.ts';

/** Everything that is kept about a person. */
export interface PersonExport {
  readonly userId: string;
  /** By kind of what is kept; kinds of which there is nothing are there, too. */
  readonly kept: Readonly<Record<string, readonly unknown[]>>;
  /** What was done by them and about them. */
  readonly audit: readonly AuditEvent[];
}

/** What an export reads. */
export interface ExportDeps {
  readonly records: PersonalRecords;
  readonly auditStore: AuditStore;
  readonly tenantId: string;
}

/**
 * Collects everything about a person, for their right of access. It may name others, such as helpers: look through it
 * before it is handed over.
 */
export async function exportPerson(
  { records, auditStore, tenantId }: ExportDeps,
  userId: string,
): Promise<PersonExport> {
  const person = await records.find(userId);
  const lists = HOLDINGS.map(
    async (holding) => [holding, await records.stores[holding].list(person)] as const,
  );
  const audit: AuditEvent[] = [];
  const selection = { tenantId, userId, from: 0, until: Infinity };
  for await (const { event } of selectAudit(auditStore, selection)) audit.push(event);
  return { userId, kept: Object.fromEntries(await Promise.all(lists)), audit };
}
