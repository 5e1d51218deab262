import type { Reader } from '../locales/index.ts';
import { type AdaptiveCard, compileCard } from './card.ts';
import layout from './templates/desk-notice.json' with { type: 'json' };

const fill = compileCard(layout);

/** How resets and the queue stand. */
export interface DeskStandingView {
  /** From the catalogue; an operator's words have passed `escapeText`. */
  readonly lines: readonly string[];
}

/** What helpers can say in their channel. */
export function renderDeskHelp(reader: Reader): AdaptiveCard {
  const { help } = reader.helpdesk;
  return fill({
    lang: reader.language,
    summary: help.title,
    glyph: '🧑‍💻',
    title: help.title,
    lines: [{ text: help.lead }],
    examples: help.examples.map(({ say, does }) => ({ say: reader.messages.quoted(say), does })),
  });
}

/** Whether resets run, who is blocked, and how many wait. */
export function renderDeskStanding({ lines }: DeskStandingView, reader: Reader): AdaptiveCard {
  const { standing } = reader.helpdesk;
  return fill({
    lang: reader.language,
    summary: standing.title,
    glyph: '🚦',
    title: standing.title,
    lines: lines.map((text) => ({ text })),
    examples: [],
  });
}
