import type { AuditLog } from '../audit/audit-log.ts';
import type { DeviceDirectory } from '../devices/device-directory.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { ApprovalBook } from '../policy/policy-gate.ts';
import type { ResetStore } from '../resets/reset-store.ts';
import type { CaseMoment } from './case-event.ts';
import type { CaseAnnouncer, CaseChat, CaseDesk, CaseMail } from './case-ports.ts';
import type { CaseStore } from './case-store.ts';
import type { ResetFigures } from './reset-figures.ts';
import type { ErrandSettings, HelpdeskSettings } from './settings.ts';

/** What cases are made of. */
export interface CaseDeps {
  readonly store: CaseStore;
  readonly queue: Pick<JobQueue, 'schedule'>;
  readonly desk: CaseDesk;
  readonly chat: CaseChat;
  readonly approvals: Pick<ApprovalBook, 'grant'>;
  readonly audit: AuditLog;
  /** Where other systems are told; nobody is where absent. */
  readonly announcer?: CaseAnnouncer;
  /** Absent where nothing is told by e-mail. */
  readonly mail?: CaseMail;
  readonly resets: Pick<ResetStore, 'get'>;
  readonly devices: Pick<DeviceDirectory, 'findOwned'>;
  readonly figures: ResetFigures;
  /** The organisation's rules, asked for anew each time. */
  readonly helpdesk: () => HelpdeskSettings;
  readonly errands: ErrandSettings;
  readonly newId: () => string;
  readonly clock: Clock;
  readonly log: Logger;
  /** A number from 0 up to 1, by chance; `Math.random` where absent. */
  readonly random?: () => number;
  /** Waits so many milliseconds; a timer where absent. */
  readonly pause?: (ms: number) => Promise<unknown>;
}

/** What events are judged by at this moment. */
export function caseMoment(deps: Pick<CaseDeps, 'clock' | 'helpdesk'>): CaseMoment {
  return { now: deps.clock.now(), reopenWithinMs: deps.helpdesk().reopenWithinMs };
}
