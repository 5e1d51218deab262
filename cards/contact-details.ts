import type { Reader } from '../locales/index.ts';
import type { SupportContact } from '../services/intune/support-contact.ts';
import { emailLink, phoneLink, siteLink } from './contact-links.ts';
import { escapeParagraphs, escapeText } from './plain-text.ts';

/** One way to reach people. */
export interface ContactWay {
  readonly glyph: string;
  readonly label: string;
  /** Safe to show. */
  readonly text: string;
  /** Absent where the address makes no safe link: it is still shown to copy. */
  readonly url: string | undefined;
}

/** A contact as it is shown, in the chat and by e-mail. */
export interface ContactDetails {
  /** One, or none. */
  readonly names: readonly string[];
  readonly ways: readonly ContactWay[];
  /** Whole, a paragraph for each line. */
  readonly notes: readonly string[];
  readonly isKnown: boolean;
}

/** What of a contact there is to show. */
export function describeContact(contact: SupportContact | undefined, reader: Reader): ContactDetails {
  const names = shown(contact?.name);
  const ways = contact === undefined ? [] : waysTo(contact, reader);
  const notes = escapeParagraphs(contact?.notes ?? '');
  return { names, ways, notes, isKnown: names.length + ways.length + notes.length > 0 };
}

function waysTo({ phone, email, site }: SupportContact, reader: Reader): readonly ContactWay[] {
  const { contact: words } = reader.messages;
  return [
    ...way('📞', words.phone, phone, phoneLink(phone)),
    ...way('✉️', words.email, email, emailLink(email)),
    ...way('🌐', words.site, site?.name ?? site?.url, siteLink(site?.url)),
  ];
}

function way(
  glyph: string,
  label: string,
  untrusted: string | undefined,
  url: string | undefined,
): readonly ContactWay[] {
  return shown(untrusted).map((text) => ({ glyph, label, text, url }));
}

function shown(untrusted: string | undefined): readonly string[] {
  const text = escapeText(untrusted ?? '');
  return text === '' ? [] : [text];
}
