import type { NoticeDeps } from '../services/notices/notice-deps.ts';
import { createNoticeService, type NoticeService } from '../services/notices/notice-service.ts';
import { DEFAULT_NOTICE_SETTINGS } from '../services/notices/settings.ts';
import type { CaseStore } from '../services/helpdesk/case-store.ts';
import type { HelpdeskContact } from '../services/helpdesk/contact-source.ts';
import type { ResetStore } from '../services/resets/reset-store.ts';
import type { ConversationBook } from './conversation-memory.ts';
import { createMailWriter } from './mail-writer.ts';
import type { ChatLink } from './teams-links.ts';

/** What e-mail stands on. */
export interface MailParts extends Pick<NoticeDeps, 'mailbox' | 'addresses' | 'ledger' | 'once'> {
  readonly chatLink: ChatLink;
}

/** What notices need of the app. */
export interface NoticeGround extends Pick<NoticeDeps, 'devices' | 'queue' | 'clock' | 'log'> {
  /** Absent where nothing is told by e-mail. */
  readonly mail?: MailParts;
  readonly resetStore: ResetStore;
  readonly caseStore: CaseStore;
  readonly contact: HelpdeskContact;
}

/** Puts the notices together; `undefined` where there is no mailbox to send them from. */
export function openNotices(ground: NoticeGround, book: ConversationBook): NoticeService | undefined {
  const { mail, resetStore: resets, caseStore: cases, devices, queue, clock, log } = ground;
  if (mail === undefined) return undefined;
  const writer = createMailWriter({ book, chatLink: mail.chatLink, contact: ground.contact });
  const settings = DEFAULT_NOTICE_SETTINGS;
  return createNoticeService({ ...mail, writer, resets, cases, devices, queue, clock, log, settings });
}
