import type { Reader } from '../locales/index.ts';
import type { SupportContact } from '../services/intune/support-contact.ts';
import { type AdaptiveCard, compileCard } from './card.ts';
import { emailLink, phoneLink, siteLink } from './contact-links.ts';
import { type NoticeButton, noticeButton } from './notice.ts';
import { escapeText } from './plain-text.ts';
import layout from './templates/contact.json' with { type: 'json' };

const fill = compileCard(layout);

/** Whom to ask; absent where the organisation has not said. */
export interface ContactView {
  readonly contact?: SupportContact | undefined;
  /** Somebody of the helpdesk can go on in this chat. */
  readonly canAskPerson?: boolean;
}

/** Whom to ask for help, and how to reach them. */
export function renderContact(view: ContactView, reader: Reader): AdaptiveCard {
  const { contact: words } = reader.messages;
  const ways = view.contact === undefined ? [] : waysTo(view.contact, reader);
  const names = shown(view.contact?.name);
  const notes = shown(view.contact?.notes);
  const known = ways.length + names.length + notes.length > 0;
  return fill({
    lang: reader.language,
    summary: words.title,
    title: words.title,
    intro: known ? words.intro : words.none,
    names,
    ways,
    notes,
    advice: known ? [{ text: words.tellThem }] : [],
    buttons: waysOn(view).map((way) => noticeButton(way, reader)),
  });
}

function waysOn({ canAskPerson = false }: ContactView): readonly NoticeButton[] {
  return [...(canAskPerson ? ['case.ask' as const] : []), 'status.show', 'help.show'];
}

function waysTo(contact: SupportContact, reader: Reader): readonly object[] {
  const { contact: words } = reader.messages;
  const { phone, email, site } = contact;
  return [
    ...way('📞', words.phone, phone, phoneLink(phone)),
    ...way('✉️', words.email, email, emailLink(email)),
    ...way('🌐', words.site, site?.name ?? site?.url, siteLink(site?.url)),
  ];
}

/** One way to reach them. Where the address makes no safe link, it is still shown to copy. */
function way(glyph: string, label: string, untrusted: string | undefined, url: string | undefined) {
  const text = escapeText(untrusted ?? '');
  if (text === '') return [];
  const link = url === undefined ? {} : { selectAction: { type: 'Action.OpenUrl', title: text, url } };
  return [{ glyph, label, inlines: [{ type: 'TextRun', text, ...link }] }];
}

function shown(untrusted: string | undefined): readonly { text: string }[] {
  const text = escapeText(untrusted ?? '');
  return text === '' ? [] : [{ text }];
}
