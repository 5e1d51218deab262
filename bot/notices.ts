import type { NoticeDeps } from '../services/notices/notice-deps.ts';
import { createNoticeService, type NoticeService } from '../services/notices/notice-service.ts';
import { DEFAULT_NOTICE_SETTINGS } from '../services/notices/settings.ts';
import type { ResetStore } from '../services/resets/reset-store.ts';
import type { ConversationBook } from './conversation-memory.ts';
import { type ChatLink, createMailWriter } from './mail-writer.ts';

/** What e-mail stands on. */
export interface MailParts extends Pick<NoticeDeps, 'mailbox' | 'addresses' | 'ledger' | 'once'> {
  readonly chatLink: ChatLink;
}

/** What notices need of the app. */
export interface NoticeGround extends Pick<NoticeDeps, 'devices' | 'queue' | 'clock' | 'log'> {
  /** Absent where nothing is told by e-mail. */
  readonly mail?: MailParts;
  readonly resetStore: ResetStore;
}

/** Puts the notices together; `undefined` where there is no mailbox to send them from. */
export function openNotices(ground: NoticeGround, book: ConversationBook): NoticeService | undefined {
  const { mail, resetStore: resets, devices, queue, clock, log } = ground;
  if (mail === undefined) return undefined;
  const writer = createMailWriter(book, mail.chatLink);
  const settings = DEFAULT_NOTICE_SETTINGS;
  return createNoticeService({ ...mail, writer, resets, devices, queue, clock, log, settings });
}
