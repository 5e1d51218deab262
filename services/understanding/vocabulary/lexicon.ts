import { splitWords } from '../words.ts';
import { dutch } from './dutch.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { type Concept, CONCEPTS, type Vocabulary } from './vocabulary.ts';

/** Stands for a few other words inside a phrase. */
export const GAP = '*';

/** A phrase, ready to be compared with the words of a sentence. */
export interface Phrase {
  readonly concept: Concept;
  /** Comparable words and gaps; begins and ends with a word. */
  readonly parts: readonly string[];
}

/** All languages at once: people mix them ("kun je mijn phone resetten"), whatever language the bot speaks. */
const PHRASES: readonly Phrase[] = [english, dutch, german, french].flatMap(readVocabulary);

const PHRASES_BY_FIRST_WORD = Map.groupBy(PHRASES, (phrase) => phrase.parts[0] ?? '');

/** Every word that some phrase contains. */
const KNOWN_WORDS: ReadonlySet<string> = new Set(PHRASES.flatMap((phrase) => phrase.parts));

/** The phrases that begin with a word. */
export function phrasesFrom(word: string): readonly Phrase[] {
  return PHRASES_BY_FIRST_WORD.get(word) ?? [];
}

/** Whether a word is spelt as somewhere in the vocabulary. */
export function isKnownWord(word: string): boolean {
  return KNOWN_WORDS.has(word);
}

/** The words that others may be misspellings of: those that carry meaning. */
export function meaningfulWords(): readonly string[] {
  const phrases = PHRASES.filter(({ concept }) => concept !== 'filler' && concept !== 'look-alike');
  return [...new Set(phrases.flatMap((phrase) => phrase.parts))];
}

function readVocabulary(vocabulary: Vocabulary): readonly Phrase[] {
  return CONCEPTS.flatMap((concept) =>
    (vocabulary[concept] ?? []).map((text) => ({ concept, parts: splitPhrase(text) })),
  );
}

function splitPhrase(text: string): readonly string[] {
  return text
    .split(GAP)
    .flatMap((piece, index) => (index === 0 ? splitWords(piece) : [GAP, ...splitWords(piece)]));
}
