import type { Reader } from '../locales/index.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '../locales/language.ts';
import { button } from './button.ts';
import { type AdaptiveCard, compileCard, drawnOnce } from './card.ts';
import layout from './templates/help.json' with { type: 'json' };

const fill = compileCard(layout);

/** How help begins. */
export interface HelpView {
  /** Replaces the first sentence, such as where the person was not understood. From `messages`. */
  readonly lead?: string;
}

/** Most people see the same one in their language. */
const drawCommon = drawnOnce((reader) => draw(reader.messages.help.lead, reader));

/** What the bot can do, with sentences that work, and the other languages. */
export function renderHelp({ lead }: HelpView, reader: Reader): AdaptiveCard {
  return lead === undefined ? drawCommon(reader) : draw(lead, reader);
}

function draw(lead: string, reader: Reader): AdaptiveCard {
  const { buttons, help, quoted } = reader.messages;
  return fill({
    lang: reader.language,
    summary: help.lead,
    title: help.title,
    lead,
    examples: help.examples.map(({ say, does }) => ({ say: quoted(say), does })),
    languages: languageButtons(reader),
    buttons: [
      button(buttons.reset, { v: 1, action: 'reset.start' }, { style: 'positive' }),
      button(buttons.devices, { v: 1, action: 'devices.show' }),
      button(buttons.status, { v: 1, action: 'status.show' }),
      button(buttons.contact, { v: 1, action: 'contact.show' }),
    ],
  });
}

function languageButtons(reader: Reader): readonly object[] {
  return LANGUAGES.filter((language) => language !== reader.language).map((language) =>
    button(LANGUAGE_NAMES[language], { v: 1, action: 'language.set', language }),
  );
}
