import type { AuditEvent, AuditKind } from '../../../services/audit/audit-event.ts';
import { AuditEvent as AuditEventSchema } from '../../../services/audit/audit-event.ts';
import type { AuditLog } from '../../../services/audit/audit-log.ts';

/** Keeps what is written down, once per id; refuses what the real one could not read. */
export class HandAudit implements AuditLog {
  readonly events: AuditEvent[] = [];
  beforeRecord: (event: AuditEvent) => Promise<void> = () => Promise.resolve();

  async record(event: AuditEvent): Promise<void> {
    await this.beforeRecord(event);
    const parsed = AuditEventSchema.parse(event);
    if (!this.events.some(({ id }) => id === parsed.id)) this.events.push(parsed);
  }

  /** Kinds and details in their order, such as `reset-refused:paused`. */
  get told(): readonly string[] {
    return this.events.map(({ kind, detail }) => (detail === undefined ? kind : `${kind}:${detail}`));
  }

  of(kind: AuditKind): readonly AuditEvent[] {
    return this.events.filter((event) => event.kind === kind);
  }
}
