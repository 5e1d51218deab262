import type { AuditEvent } from '../../../services/audit/audit-event.ts';

/** An event, with changes. */
export function someEvent(changes: Partial<AuditEvent> = {}): AuditEvent {
  return {
    id: 'event-1',
    at: 1_000,
    kind: 'reset-sent',
    tenantId: 'tenant-1',
    actor: { kind: 'user', id: 'user-1' },
    ...changes,
  };
}

/** So many events, a second apart. */
export function someEvents(count: number, changes: Partial<AuditEvent> = {}): readonly AuditEvent[] {
  return Array.from({ length: count }, (_, i) =>
    someEvent({ id: `event-${i + 1}`, at: (i + 1) * 1_000, ...changes }),
  );
}
