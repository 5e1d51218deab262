import type { Reader } from '../locales/index.ts';
import type { Mail } from '../services/notices/notice-ports.ts';
import type { SupportContact } from '../services/intune/support-contact.ts';
import { type ContactWay, describeContact } from './contact-details.ts';
import { html, type Markup } from './html.ts';
import { renderMailPage } from './mail-page.ts';

/** What an e-mail with the contact says. */
export interface MailContactView {
  /** Absent where the organisation has not said whom to ask. */
  readonly contact: SupportContact | undefined;
  /** The number of the case that ended in it, such as `HD-1042`. */
  readonly endedCase: string;
}

/** The contact card as an e-mail. */
export function renderMailContact({ contact, endedCase }: MailContactView, reader: Reader): Mail {
  const { contact: words, mail } = reader.messages;
  const { names, ways, notes, isKnown } = describeContact(contact, reader);
  const body = html`<p>${words.ended(endedCase)}</p>
    <p>${isKnown ? words.intro : words.none}</p>
    ${names.map((name) => html`<p><strong>${name}</strong></p>`)} ${ways.map(renderWay)}
    ${notes.map((note) => html`<p>${note}</p>`)} ${isKnown ? html`<p>${words.tellThem}</p>` : html``}`;
  return renderMailPage(mail.contact(endedCase), body, reader);
}

function renderWay({ glyph, label, text, url }: ContactWay): Markup {
  const shown = url === undefined ? html`${text}` : html`<a href="${url}">${text}</a>`;
  return html`<p>${glyph} ${label}: ${shown}</p>`;
}
