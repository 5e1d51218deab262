import { formatDateTime } from '../locales/format.ts';
import type { Reader } from '../locales/index.ts';
import type { Instant } from '../services/platform/clock.ts';
import type { Mail } from '../services/notices/notice-ports.ts';
import { nameOf } from './device-name.ts';
import { html, type Markup } from './html.ts';
import { renderMailPage } from './mail-page.ts';

/** What happened, as an e-mail tells it. */
export type MailEvent = 'requested' | 'done' | 'failed' | 'expired' | 'canceled' | 'proofFailed';

/** What an e-mail is about. */
export interface MailNoticeView {
  readonly event: MailEvent;
  /** Untrusted text; absent where it cannot be found out. */
  readonly deviceName: string | undefined;
  /** When it was asked for, or the sign-in was tried. */
  readonly askedAt: Instant;
  readonly endedAt?: Instant | undefined;
  /** Opens the chat with the bot, with a sentence filled in. */
  readonly chatLink: (sentence: string) => string;
}

/** White on dark: far above 4.5 to 1. (WCAG 2.2, 1.4.3.) */
const LINK =
  'display:inline-block;padding:0.6em 1em;border-radius:4px;background:#a4262c;color:#fff;font-weight:bold';

/** An e-mail about something done in the reader's name. */
export function renderMailNotice(view: MailNoticeView, reader: Reader): Mail {
  const { mail } = reader.messages;
  const { subject } = mail[view.event];
  const body = html`<p>${tell(view, reader)}</p>
    ${tellEnd(view, reader)}
    <p>${mail.wasYou}</p>
    <p>${mail.wasNotYou}</p>
    ${renderNotMe(view, reader)}`;
  return renderMailPage(subject, body, reader);
}

function tell({ event, deviceName, askedAt }: MailNoticeView, reader: Reader): string {
  const { mail } = reader.messages;
  const device = deviceName === undefined ? mail.proofFailed.someDevice : nameOf(deviceName, reader);
  return mail[event].what(device, formatDateTime(askedAt, reader));
}

function tellEnd({ endedAt }: MailNoticeView, reader: Reader): Markup {
  if (endedAt === undefined) return html``;
  return html`<p>${reader.messages.mail.endedAt(formatDateTime(endedAt, reader))}</p>`;
}

function renderNotMe({ chatLink }: MailNoticeView, { messages }: Reader): Markup {
  const sentence = messages.buttons.notMe;
  return html`<p><a href="${chatLink(sentence)}" style="${LINK}">${sentence}</a></p>
    <p>${messages.mail.how} ${messages.mail.orWrite}</p>`;
}
