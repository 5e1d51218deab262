import type { Reader } from '../locales/index.ts';
import type { SupportContact } from '../services/intune/support-contact.ts';
import { type AdaptiveCard, compileCard } from './card.ts';
import { type ContactWay, describeContact } from './contact-details.ts';
import { type NoticeButton, noticeButton } from './notice.ts';
import layout from './templates/contact.json' with { type: 'json' };

const fill = compileCard(layout);

/** Whom to ask; absent where the organisation has not said. */
export interface ContactView {
  readonly contact?: SupportContact | undefined;
  /** The number of a case that ends here, such as `HD-1042`: no helpdesk is there to see it. */
  readonly endedCase?: string | undefined;
  /** Somebody of the helpdesk can go on in this chat. */
  readonly canAskPerson?: boolean;
}

/** Whom to ask for help, and how to reach them. */
export function renderContact(view: ContactView, reader: Reader): AdaptiveCard {
  const { contact: words } = reader.messages;
  const { names, ways, notes, isKnown: known } = describeContact(view.contact, reader);
  return fill({
    lang: reader.language,
    summary: words.title,
    title: words.title,
    intro: known ? words.intro : words.none,
    ended: view.endedCase === undefined ? [] : [{ text: words.ended(view.endedCase) }],
    names: names.map(shown),
    ways: ways.map(wayOnCard),
    notes: notes.map(shown),
    advice: known ? [{ text: words.tellThem }] : [],
    buttons: waysOn(view).map((way) => noticeButton(way, reader)),
  });
}

function waysOn({ canAskPerson = false }: ContactView): readonly NoticeButton[] {
  return [...(canAskPerson ? ['case.ask' as const] : []), 'status.show', 'help.show'];
}

function shown(text: string): { text: string } {
  return { text };
}

function wayOnCard({ glyph, label, text, url }: ContactWay): object {
  const link = url === undefined ? {} : { selectAction: { type: 'Action.OpenUrl', title: text, url } };
  return { glyph, label, inlines: [{ type: 'TextRun', text, ...link }] };
}
