import type { NoticeDeps } from '../../../services/notices/notice-deps.ts';
import { createMemoryCaseStore } from '../../../services/helpdesk/memory-case-store.ts';
import type { AddressBook, Mail, Mailbox, Notice } from '../../../services/notices/notice-ports.ts';
import { createMemoryNoticeLedger } from '../../../services/notices/memory-notice-ledger.ts';
import { createNoticeService } from '../../../services/notices/notice-service.ts';
import { DEFAULT_NOTICE_SETTINGS } from '../../../services/notices/settings.ts';
import { createMemoryOnce } from '../../../services/platform/memory-once.ts';
import { createMemoryResetStore } from '../../../services/resets/memory-reset-store.ts';
import type { Reset } from '../../../services/resets/reset.ts';
import { someDevice } from '../devices/some-device.ts';
import type { Case } from '../../../services/helpdesk/case.ts';
import { someCase } from '../helpdesk/some-case.ts';
import { recordLog } from '../intune/record-log.ts';
import { HandClock, HandIntune, HandQueue } from '../resets/hand-ports.ts';
import { someReset } from '../resets/some-reset.ts';

export const START = Date.UTC(2026, 0, 5, 9);
export const USER = someDevice().userId;
export const IPHONE = someDevice({ id: 'iphone', name: 'Phone of Alex' });

/** Keeps what is sent, and breaks where told to. */
export class HandMailbox implements Mailbox {
  readonly sent: { readonly to: string; readonly mail: Mail }[] = [];
  beforeSend: () => Promise<void> = () => Promise.resolve();
  afterSend: () => Promise<void> = () => Promise.resolve();

  async send(to: string, mail: Mail): Promise<void> {
    await this.beforeSend();
    this.sent.push({ to, mail });
    await this.afterSend();
  }
}

/** Everybody has an address, unless told otherwise. */
export class HandAddresses implements AddressBook {
  address: string | undefined = 'alex@example.com';

  find(): Promise<string | undefined> {
    return Promise.resolve(this.address);
  }
}

/** The notices with everything around them made by hand. */
export class NoticeWorld {
  readonly clock = new HandClock(START);
  readonly queue = new HandQueue();
  readonly mailbox = new HandMailbox();
  readonly addresses = new HandAddresses();
  readonly intune = new HandIntune([IPHONE]);
  readonly resets = createMemoryResetStore();
  readonly cases = createMemoryCaseStore();
  readonly ledger = createMemoryNoticeLedger(this.clock);
  readonly written: Notice[] = [];
  readonly #record = recordLog();
  readonly lines = this.#record.lines;
  readonly deps: NoticeDeps = {
    mailbox: this.mailbox,
    addresses: this.addresses,
    writer: { write: (notice) => this.#write(notice) },
    ledger: this.ledger,
    once: createMemoryOnce(this.clock),
    resets: this.resets,
    cases: this.cases,
    devices: this.intune,
    queue: this.queue,
    clock: this.clock,
    log: this.#record.log,
    settings: DEFAULT_NOTICE_SETTINGS,
    random: () => 0.5,
  };
  readonly notices = createNoticeService(this.deps);

  #write(notice: Notice): Promise<Mail> {
    this.written.push(notice);
    return Promise.resolve({ subject: notice.about, html: '<p></p>' });
  }

  /** What was sent, by what it is about. */
  get sent(): readonly string[] {
    return this.mailbox.sent.map(({ mail }) => mail.subject);
  }

  /** A stored reset of {@link USER}, asked for now. */
  async keep(facts: Partial<Reset> = {}): Promise<Reset> {
    const device = { id: IPHONE.id, name: IPHONE.name, kind: 'ios' } as const;
    const now = this.clock.now();
    const reset = someReset({ userId: USER, device, requestedAt: now, ...facts });
    await this.resets.create(reset);
    return reset;
  }

  /** A stored case of {@link USER} that ended in the contact, now. */
  async keepEndedCase(id: string): Promise<Case> {
    const closedAt = this.clock.now();
    const user = { oid: USER, name: 'Alex' };
    const { current } = await this.cases.create(someCase({ id, user, state: 'closed', closedAt }));
    return current;
  }

  /** Lets time pass, with every job done when it is due; one that fails is done again a second later. */
  async pass(ms: number): Promise<void> {
    const until = this.clock.now() + ms;
    for (let next = this.queue.takeNext(until); next !== undefined; next = this.queue.takeNext(until)) {
      this.clock.time = Math.max(this.clock.time, next.at);
      const { job } = next;
      if (job.kind !== 'mail') continue;
      await this.notices.deliver(job.notice).catch(() => this.queue.schedule(job, this.clock.now() + 1000));
    }
    this.clock.time = until;
  }
}
