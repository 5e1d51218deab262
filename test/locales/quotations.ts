import type { Messages } from '../../locales/index.ts';
import { understand } from '../../services/understanding/understand.ts';
import { type CatalogueText, everyText } from './every-text.ts';

/** What a text asks the person to say or to choose, word for word. */
export interface Quotation extends CatalogueText {
  readonly quotation: string;
  /** The button or the field it names, or else the intent that the bot reads from it. */
  readonly means: string;
}

/** Every phrase that stands in quotation marks somewhere in a catalogue, but what people wrote themselves. */
export function quotationsOf(messages: Messages): readonly Quotation[] {
  const [open = '', close = ''] = messages
    .quoted('\n')
    .split('\n')
    .map((mark) => mark.trim());
  const marked = new RegExp(`${open}\\s*([^${close}]+?)\\s*${close}`, 'g');
  return everyText(messages)
    .filter(({ path }) => !ECHOES.has(path))
    .flatMap(({ path, text }) =>
      [...text.matchAll(marked)].map(([, quotation = '']) => ({
        path,
        text,
        quotation,
        means: meaningOf(quotation, messages),
      })),
    );
}

/** Texts that quote the person, who may have written anything. */
const ECHOES: ReadonlySet<string> = new Set(['quoted', 'devices.found', 'devices.nothingFound']);

function meaningOf(quotation: string, { buttons, consequences }: Messages): string {
  if (quotation === consequences.haveDevice) return 'haveDevice';
  const button = Object.entries(buttons).find(([, title]) => title === quotation);
  return button === undefined ? understand(quotation).kind : button[0];
}
