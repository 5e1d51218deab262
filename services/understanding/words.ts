/** Stands between two sentences or clauses, so that what belongs to one is not read into the other. */
export const BREAK = '/';

/** What Teams wraps a mention in; the name inside is nothing the person says. */
const MENTION = /<at\b[^>]*>[^<]*<\/at>/gi;
const MARKUP = /<\/?[a-z][^<>]*>|&[a-z]{2,6};/gi;
const ACCENTS = /\p{M}+/gu;
/** "l'iPhone", "j'ai", "qu'un": two words, unlike "don't" and "foto's". */
const ELISION = /(?<![\p{L}\p{N}])(qu|[cdjlmnst])['’`´](?=\p{L})/gu;
const APOSTROPHE = /['’`´]/g;
const WORD_OR_BREAK = /[\p{L}\p{N}]+|[.?!;\n]+/gu;
const BREAKS = /^[.?!;\n]/;

/** What nothing has to be taken out of, as most of what people type: letters without accents, and what ends sentences. */
const PLAIN = /^[a-z0-9\s.,:?!;()-]*$/i;

/**
 * The words of a text, comparable: without mentions and markup, in lower case, without accents, apostrophes
 * and emoji, with a {@link BREAK} where a sentence ends.
 */
export function splitWords(text: string): readonly string[] {
  const plain = PLAIN.test(text) ? text.toLowerCase() : makePlain(text);
  return (plain.match(WORD_OR_BREAK) ?? []).map((word) => (BREAKS.test(word) ? BREAK : word));
}

function makePlain(text: string): string {
  return text
    .replaceAll(MENTION, ' ')
    .replaceAll(MARKUP, ' ')
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(ACCENTS, '')
    .replaceAll('ß', 'ss')
    .replaceAll('œ', 'oe')
    .replaceAll(ELISION, '$1 ')
    .replaceAll(APOSTROPHE, '');
}
