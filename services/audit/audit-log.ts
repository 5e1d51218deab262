import type { AuditEvent } from './audit-event.ts';

/** Where everything that matters is written down, append-only. */
export interface AuditLog {
  /**
   * Appends an event, once per id however often it is asked for.
   *
   * What opens a door (a reset sent, a passcode shown) is recorded before, so that where this throws the door stays shut.
   *
   * @throws IoError where it is not certain that it is kept.
   */
  record(event: AuditEvent): Promise<void>;
}
