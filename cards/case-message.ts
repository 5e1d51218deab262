import type { Reader } from '../locales/index.ts';
import type { CaseAttachment, CaseMessage } from '../services/helpdesk/case.ts';
import { type AdaptiveCard, compileCard } from './card.ts';
import { siteLink } from './contact-links.ts';
import { escapeParagraphs, escapeText } from './plain-text.ts';
import layout from './templates/case-message.json' with { type: 'json' };

const fill = compileCard(layout);

/** The words around a message that is passed on. */
interface RelayWords {
  /** Without names, for screen readers and old clients. */
  readonly summary: string;
  readonly from: string;
  readonly edited: string;
  readonly deleted: string;
  readonly attached: string;
  readonly nameOnly: string;
}

/** A helper's words, as the user reads them. */
export function renderHelperMessage(message: CaseMessage, reader: Reader): AdaptiveCard {
  const { cases, contact } = reader.messages;
  const from = cases.wrote(escapeText(message.from.name) || contact.title);
  return renderMessage(message, { ...cases, summary: contact.title, from }, reader);
}

/** The user's words, as helpers read them. */
export function renderUserMessage(message: CaseMessage, reader: Reader): AdaptiveCard {
  const words = reader.helpdesk;
  const from = escapeText(message.from.name) || words.unnamed;
  return renderMessage(message, { ...words, summary: words.userWrote, from }, reader);
}

/** Text stands in text runs, which interpret neither Markdown nor HTML; nothing of it becomes a part of the card. */
function renderMessage(message: CaseMessage, words: RelayWords, reader: Reader): AdaptiveCard {
  return fill({
    lang: reader.language,
    summary: words.summary,
    from: words.from,
    leads: message.change === 'new' ? [] : [{ text: words[message.change] }],
    paragraphs: escapeParagraphs(message.text).map((text) => ({ text })),
    attachments: message.attachments.map((attachment) => ({ inlines: attachmentLine(attachment, words) })),
  });
}

/** A link where there is an address that may be one, else the name with a note. */
function attachmentLine({ name, url }: CaseAttachment, words: RelayWords): readonly object[] {
  const link = siteLink(url);
  const text = escapeText(name) || words.attached;
  const action =
    link === undefined ? {} : { selectAction: { type: 'Action.OpenUrl', title: text, url: link } };
  const note = link === undefined ? [{ type: 'TextRun', text: ` (${words.nameOnly})`, isSubtle: true }] : [];
  return [{ type: 'TextRun', text: '📎 ' }, { type: 'TextRun', text, ...action }, ...note];
}
