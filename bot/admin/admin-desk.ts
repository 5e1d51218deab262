import type { ChainHash } from '../../services/audit/audit-chain.ts';
import type { AuditActor } from '../../services/audit/audit-event.ts';
import type { AuditLog } from '../../services/audit/audit-log.ts';
import type { AuditStore } from '../../services/audit/audit-store.ts';
import type { CaseStore } from '../../services/helpdesk/case-store.ts';
import type { Clock } from '../../services/platform/clock.ts';
import type { OperatorDesk } from '../../services/policy/operator-desk.ts';
import type { PersonalRecords } from '../../services/privacy/personal-records.ts';
import type { ResetStore } from '../../services/resets/reset-store.ts';
import type { HelpdeskStanding } from '../helpdesk-channel.ts';

/** What the command line works on. */
export interface AdminDesk {
  readonly tenantId: string;
  /** Whoever is at the command line. */
  readonly operator: AuditActor;
  readonly switches: OperatorDesk;
  readonly resets: Pick<ResetStore, 'listByUser'>;
  readonly cases: Pick<CaseStore, 'listWaiting' | 'listClaimed' | 'listOpened'>;
  /** Whether cases can be shown to helpers. */
  readonly standing: () => Promise<HelpdeskStanding>;
  /** Everything that is kept about people. */
  readonly records: PersonalRecords;
  readonly audit: AuditLog;
  readonly auditStore: AuditStore;
  readonly hashOf: ChainHash;
  /** Whether the audit's chain has a key. */
  readonly isKeyed: boolean;
  /** How long the audit is kept, in milliseconds. */
  readonly auditRetentionMs: number;
  readonly clock: Clock;
}

/** A command line at work. */
export interface AdminSeat {
  /** Opens the desk; where a command needs none, nothing is opened. */
  readonly open: () => Promise<AdminDesk>;
  /** Takes text as it is, line ends included. */
  readonly print: (text: string) => void;
  /** Makes the process end with 1. */
  readonly fail: () => void;
}

/** Prints lines. */
export function printLines({ print }: AdminSeat, lines: readonly string[]): void {
  for (const line of lines) print(`${line}\n`);
}
