import type { Instant } from '../platform/clock.ts';
import type { AuditEvent } from './audit-event.ts';
import type { AuditEntry, ChainHead } from './audit-chain.ts';

/** What is known of a chain's two ends. */
export interface ChainEnds {
  /** The last entry; `undefined` where nothing was ever written. */
  readonly head: ChainHead | undefined;
  /** The newest entry that retention took away, in full; `undefined` where it took none. */
  readonly trimmed: AuditEntry | undefined;
}

/** Keeps the chains, one per tenant. Append-only: nothing here changes or removes an event but retention. */
export interface AuditStore {
  /**
   * Appends events of one tenant in their order, atomically; those whose id is known already are left out.
   *
   * @returns The entries that are new.
   * @throws IoError where it is not certain that they are kept.
   */
  append(tenantId: string, events: readonly AuditEvent[]): Promise<readonly AuditEntry[]>;

  /** Entries after a place, oldest first, at most so many. */
  read(tenantId: string, afterSequence: number, limit: number): Promise<readonly AuditEntry[]>;

  ends(tenantId: string): Promise<ChainEnds>;

  /** Takes away what was written before a time, and keeps the last of it as the chain's new beginning. */
  trim(tenantId: string, before: Instant): Promise<void>;
}
