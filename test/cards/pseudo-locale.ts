import { mapTexts } from '../../locales/map-texts.ts';
import { type Reader, readerFor } from '../../locales/index.ts';

/** German is about this much longer than English, other languages hardly more. */
const GROWTH = 0.4;
const OPEN = '⟦';
const CLOSE = '⟧';
/** Looks like English and is none, so that it can still be read on a picture of a card. */
const ACCENTED = new Map(
  Array.from(
    'AÅCÇEÉGĜIÎLĻNÑOÖSŠUÛYÝZŽaåcçeégĝiîlļnñoösšuûyýzž'.matchAll(/(.)(.)/gu),
    ([, plain, accented]) => [plain, accented ?? ''],
  ),
);

/** A reader of a language that nobody speaks: made of English, accented, longer, and in brackets. */
export function pseudoReader(timeZone: string): Reader {
  const english = readerFor('en', timeZone);
  return {
    ...english,
    messages: mapTexts(english.messages, disguise),
    helpdesk: mapTexts(english.helpdesk, disguise),
  };
}

/** What is left of a text without those that come from the catalogue, however they are joined or nested. */
export function withoutCatalogue(text: string): string {
  const innermost = new RegExp(`${OPEN}[^${OPEN}${CLOSE}]*${CLOSE}`, 'gu');
  const rest = text.replaceAll(innermost, '');
  return rest === text ? rest : withoutCatalogue(rest);
}

function disguise(text: string): string {
  if (text === '') return '';
  const accented = Array.from(text, (character) => ACCENTED.get(character) ?? character).join('');
  return `${OPEN}${accented}${'·'.repeat(Math.ceil(text.length * GROWTH))}${CLOSE}`;
}
