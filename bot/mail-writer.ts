import { renderMailContact } from '../cards/mail-contact.ts';
import { type MailNoticeView, renderMailNotice } from '../cards/mail-notice.ts';
import { type Language, languageOf, type Reader, readerFor } from '../locales/index.ts';
import { caseNumber } from '../services/helpdesk/case.ts';
import type { HelpdeskContact } from '../services/helpdesk/contact-source.ts';
import type { Notice, NoticeWriter } from '../services/notices/notice-ports.ts';
import type { Reset } from '../services/resets/reset.ts';
import { type ConversationBook, languageFor } from './conversation-memory.ts';
import type { ChatLink } from './teams-links.ts';

/** What writing stands on. */
export interface MailWriterParts {
  readonly book: ConversationBook;
  readonly chatLink: ChatLink;
  readonly contact: HelpdeskContact;
}

/** Writes notices in the language and the time zone of the conversation that they are about. */
export function createMailWriter({ book, chatLink, contact }: MailWriterParts): NoticeWriter {
  return {
    async write(notice) {
      const reader = await readerOf(book, notice);
      if (notice.about !== 'contact') return renderMailNotice({ ...viewOf(notice), chatLink }, reader);
      const number = caseNumber(notice.ended.number);
      return renderMailContact({ contact: await contact.read(), endedCase: number }, reader);
    },
  };
}

function viewOf(notice: Exclude<Notice, { about: 'contact' }>): Omit<MailNoticeView, 'chatLink'> {
  if (notice.about === 'proof-failed') {
    return { event: 'proofFailed', deviceName: notice.deviceName, askedAt: notice.at };
  }
  const { device, requestedAt, endedAt } = notice.reset;
  const asked = { deviceName: device.name, askedAt: requestedAt };
  return notice.about === 'requested'
    ? { event: 'requested', ...asked }
    : { event: endOf(notice.reset), ...asked, endedAt };
}

function endOf({ state }: Reset): MailNoticeView['event'] {
  return state === 'done' || state === 'expired' || state === 'canceled' ? state : 'failed';
}

/** Where nothing is remembered of the conversation any more, the language of what the notice is about, and UTC. */
async function readerOf(book: ConversationBook, notice: Notice): Promise<Reader> {
  const { conversationId, language } = originOf(notice);
  const entry = await book.find(conversationId);
  if (entry !== undefined) return readerFor(languageFor(entry), entry.timeZone);
  return readerFor(language ?? 'en', undefined);
}

interface MailOrigin {
  readonly conversationId: string;
  readonly language?: Language | undefined;
}

function originOf(notice: Notice): MailOrigin {
  switch (notice.about) {
    case 'proof-failed':
      return notice;
    case 'contact':
      return { ...notice.ended, language: languageOf(notice.ended.language) };
    default:
      return { ...notice.reset, language: languageOf(notice.reset.locale) };
  }
}
