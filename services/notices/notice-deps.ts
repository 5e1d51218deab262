import type { DeviceDirectory } from '../devices/device-directory.ts';
import type { CaseStore } from '../helpdesk/case-store.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { Once } from '../platform/once.ts';
import type { ResetStore } from '../resets/reset-store.ts';
import type { AddressBook, Mailbox, NoticeLedger, NoticeWriter } from './notice-ports.ts';
import type { NoticeSettings } from './settings.ts';

/** What notices are made of. */
export interface NoticeDeps {
  readonly mailbox: Mailbox;
  readonly addresses: AddressBook;
  readonly writer: NoticeWriter;
  readonly ledger: NoticeLedger;
  readonly once: Once;
  readonly resets: Pick<ResetStore, 'get'>;
  readonly cases: Pick<CaseStore, 'get'>;
  readonly devices: Pick<DeviceDirectory, 'findOwned'>;
  readonly queue: Pick<JobQueue, 'schedule'>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly settings: NoticeSettings;
  /** A number from 0 up to 1, by chance; `Math.random` where absent. */
  readonly random?: () => number;
}
