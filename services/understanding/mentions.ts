import { GAP, type Phrase, phrasesFrom } from './vocabulary/lexicon.ts';
import type { Concept } from './vocabulary/vocabulary.ts';
import { BREAK } from './words.ts';

/** A concept found in a sentence. */
export interface Mention {
  readonly concept: Concept;
  /** Positions of the words that say it, ascending; words in a phrase's gaps are not among them. */
  readonly at: readonly number[];
}

/** How many words fit into a phrase's gap: "weet [ik de code van mijn werktelefoon echt] niet meer". */
const MAX_GAP = 7;

/**
 * What the words of a sentence stand for.
 *
 * Longer phrases come first and keep their words to themselves: in "Windows Phone" nothing says Windows, in
 * "does not work" nothing is negated. A phrase with several meanings has all of them.
 */
export function findMentions(words: readonly string[]): readonly Mention[] {
  const found = words.flatMap((word, start) =>
    phrasesFrom(word).flatMap((phrase) => findPhrase(words, start, phrase)),
  );
  const owners = new Map<number, string>();
  return found.sort((a, b) => b.at.length - a.at.length).filter(({ at }) => claim(owners, at));
}

function findPhrase(words: readonly string[], start: number, phrase: Phrase): readonly Mention[] {
  const at = findParts(words, start, phrase.parts);
  return at === undefined ? [] : [{ concept: phrase.concept, at }];
}

/** The positions of a phrase's words where it begins at `start`, taking the nearest word after each gap. */
function findParts(words: readonly string[], start: number, parts: readonly string[]): number[] | undefined {
  const at: number[] = [];
  let next = start;
  let reach = 0;
  for (const part of parts) {
    if (part === GAP) {
      reach = MAX_GAP;
      continue;
    }
    const position = findWord(words, part, next, reach);
    if (position === undefined) return undefined;
    at.push(position);
    next = position + 1;
    reach = 0;
  }
  return at;
}

/** The first position of a word from `start` to `reach` words later, within the same clause. */
function findWord(words: readonly string[], word: string, start: number, reach: number): number | undefined {
  for (let position = start; position <= start + reach; position++) {
    if (words[position] === word) return position;
    if (words[position] === BREAK) return undefined;
  }
  return undefined;
}

/** Takes the words for a phrase, unless a longer phrase owns one of them. */
function claim(owners: Map<number, string>, at: readonly number[]): boolean {
  const owner = at.join();
  if (at.some((position) => (owners.get(position) ?? owner) !== owner)) return false;
  for (const position of at) owners.set(position, owner);
  return true;
}
