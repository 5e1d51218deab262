import { type MailNoticeView, renderMailNotice } from '../cards/mail-notice.ts';
import { languageOf, type Reader, readerFor } from '../locales/index.ts';
import type { Notice, NoticeWriter } from '../services/notices/notice-ports.ts';
import type { Reset } from '../services/resets/reset.ts';
import { type ConversationBook, languageFor } from './conversation-memory.ts';

/** Makes the address that opens the chat with the bot, with a sentence filled in. */
export type ChatLink = (sentence: string) => string;

/** The chat with a bot in Teams. (Teams doc: "Deep link to start a chat"; `28:` is what Teams puts before a bot's id.) */
export function linkToBot(appId: string): ChatLink {
  const chat = `https://teams.microsoft.com/l/chat/0/0?users=28:${appId}`;
  return (sentence) => `${chat}&message=${encodeURIComponent(sentence)}`;
}

/** Writes notices in the language and the time zone of the conversation that they are about. */
export function createMailWriter(book: ConversationBook, chatLink: ChatLink): NoticeWriter {
  return {
    async write(notice) {
      return renderMailNotice({ ...viewOf(notice), chatLink }, await readerOf(book, notice));
    },
  };
}

function viewOf(notice: Notice): Omit<MailNoticeView, 'chatLink'> {
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

/** Where nothing is remembered of the conversation any more, the language of the request, and UTC. */
async function readerOf(book: ConversationBook, notice: Notice): Promise<Reader> {
  const isProof = notice.about === 'proof-failed';
  const entry = await book.find(isProof ? notice.conversationId : notice.reset.conversationId);
  if (entry !== undefined) return readerFor(languageFor(entry), entry.timeZone);
  return readerFor((isProof ? undefined : languageOf(notice.reset.locale)) ?? 'en', undefined);
}
