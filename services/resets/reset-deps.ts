import type { AuditLog } from '../audit/audit-log.ts';
import type { DeviceDirectory } from '../devices/device-directory.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { WaitingLine } from '../platform/waiting-line.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { BlockList, PolicyGate } from '../policy/policy-gate.ts';
import type { ResetCommand } from './reset-command.ts';
import type { ResetListener } from './reset-listener.ts';
import type { ResetNotifier } from './reset-notifier.ts';
import type { ResetOutcome } from './reset-outcome.ts';
import type { ResetStore } from './reset-store.ts';
import type { ResetSettings } from './settings.ts';

/** What resets are made of. */
export interface ResetDeps {
  readonly store: ResetStore;
  readonly queue: Pick<JobQueue, 'schedule'>;
  /** In which resets stand before they are sent: Intune takes only so many. */
  readonly line: WaitingLine;
  readonly devices: Pick<DeviceDirectory, 'findOwned'>;
  readonly command: ResetCommand;
  readonly outcome: ResetOutcome;
  readonly notifier: ResetNotifier;
  /** Others who want to know how resets go on; nobody where absent. */
  readonly listeners?: readonly ResetListener[];
  readonly gate: Pick<PolicyGate, 'enter' | 'giveBack' | 'giveBackPlace' | 'stillOpen' | 'revealRules'>;
  readonly blocks: Pick<BlockList, 'find'>;
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly log: Logger;
  readonly settings: ResetSettings;
  /** A number from 0 up to 1, by chance; `Math.random` where absent. */
  readonly random?: () => number;
  /** Waits so many milliseconds; a timer where absent. */
  readonly wait?: (ms: number) => Promise<unknown>;
}

/** Now, and the chance that spreads the looks. */
export function moment(deps: ResetDeps): { readonly now: number; readonly chance: number } {
  return { now: deps.clock.now(), chance: (deps.random ?? Math.random)() };
}
