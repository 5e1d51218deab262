import type { Reader } from '../locales/index.ts';
import { button } from './button.ts';
import { type AdaptiveCard, compileCard } from './card.ts';
import { escapeText } from './plain-text.ts';
import layout from './templates/welcome.json' with { type: 'json' };

const fill = compileCard(layout);

/** Whom to greet. */
export interface WelcomeView {
  /** Untrusted text, from the chat's profile. */
  readonly name?: string;
}

/** The first card a person sees: what the bot is for, its limits, and what to say. */
export function renderWelcome(view: WelcomeView, reader: Reader): AdaptiveCard {
  const { buttons, quoted, welcome } = reader.messages;
  return fill({
    lang: reader.language,
    summary: welcome.value,
    title: welcome.title(escapeText(view.name ?? '')),
    value: welcome.value,
    limits: welcome.limits,
    sayTitle: welcome.sayTitle,
    say: welcome.say.map((text) => ({ text: quoted(text) })),
    buttons: [
      button(buttons.reset, { v: 1, action: 'reset.start' }, { style: 'positive' }),
      button(buttons.devices, { v: 1, action: 'devices.show' }),
      button(buttons.help, { v: 1, action: 'help.show' }),
    ],
  });
}
