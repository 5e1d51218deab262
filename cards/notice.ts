import type { Reader } from '../locales/index.ts';
import type { CardPayload } from './actions.ts';
import { button } from './button.ts';
import { type AdaptiveCard, compileCard } from './card.ts';
import layout from './templates/notice.json' with { type: 'json' };

const fill = compileCard(layout);

/** How a notice feels; each has its own sign and colour, and the words say the same. */
export type NoticeTone = 'info' | 'good' | 'warning' | 'attention';

/** Where a notice leads. */
export type NoticeButton =
  | { readonly action: 'reset.start'; readonly device?: string }
  /** Shows a reset's passcode, after a new sign-in where needed. */
  | { readonly action: 'passcode.show'; readonly reset: string }
  /** Says that somebody else did this, of one reset where it is named. */
  | { readonly action: 'not-me.report'; readonly reset?: string }
  /** Opens a case at the helpdesk, about a device of the user's where it is named. */
  | { readonly action: 'case.ask'; readonly device?: string }
  | 'case.ask'
  | 'case.end'
  | 'devices.show'
  | 'contact.show'
  | 'help.show'
  | 'status.show';

/** A short card, also what a used card turns into. */
export interface NoticeView {
  readonly tone: NoticeTone;
  /** From `messages`. */
  readonly title: string;
  /** From `messages`; names in it have passed `escapeText`. */
  readonly text: string;
  readonly buttons?: readonly NoticeButton[];
}

const TONES: Record<NoticeTone, { readonly glyph: string; readonly style: string }> = {
  info: { glyph: 'ℹ️', style: 'emphasis' },
  good: { glyph: '✅', style: 'good' },
  warning: { glyph: '⏱️', style: 'warning' },
  attention: { glyph: '❗', style: 'attention' },
};

/** A short card with a title, a text and a few ways on. */
export function renderNotice(view: NoticeView, reader: Reader): AdaptiveCard {
  return fill({
    lang: reader.language,
    summary: view.title,
    ...TONES[view.tone],
    title: view.title,
    text: view.text,
    buttons: (view.buttons ?? []).map((target) => noticeButton(target, reader)),
  });
}

/** A button to one of the places a notice leads to, titled in the reader's language. */
export function noticeButton(target: NoticeButton, reader: Reader): object {
  const payload: CardPayload = typeof target === 'string' ? { v: 1, action: target } : { v: 1, ...target };
  return button(titleOf(target, reader), payload);
}

function titleOf(target: NoticeButton, reader: Reader): string {
  const { buttons } = reader.messages;
  if (typeof target === 'object') {
    if (target.action === 'passcode.show') return buttons.showPasscode;
    if (target.action === 'not-me.report') return buttons.notMe;
    if (target.action === 'case.ask') return buttons.askPerson;
    return target.device === undefined ? buttons.reset : buttons.tryAgain;
  }
  switch (target) {
    case 'devices.show':
      return buttons.devices;
    case 'contact.show':
      return buttons.contact;
    case 'case.ask':
      return buttons.askPerson;
    case 'case.end':
      return buttons.endCase;
    case 'help.show':
      return buttons.help;
    case 'status.show':
      return buttons.status;
  }
}
