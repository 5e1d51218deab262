import { distance } from 'fastest-levenshtein';
import { isKnownWord, meaningfulWords } from './vocabulary/lexicon.ts';

/** Shorter words are too alike to be told apart by a letter ("lock", "look"). */
const SHORTEST = 5;
/** From here on two slips still leave the word recognisable. */
const LONG = 10;
/** No word is longer; what is, is not worth comparing. */
const LONGEST = 30;

/** People seldom miss the first letter, and by it only a few words need to be compared. */
const CANDIDATES = Map.groupBy(
  meaningfulWords().filter((word) => word.length >= SHORTEST),
  (word) => word.charAt(0),
);

/**
 * The word that was meant: itself where the vocabulary knows it or nothing is close, else the closest word.
 */
export function correctSpelling(word: string): string {
  if (word.length < SHORTEST || word.length > LONGEST || isKnownWord(word)) return word;
  const candidates = CANDIDATES.get(word.charAt(0)) ?? [];
  const slips = candidates.map((candidate) => ({ candidate, slips: countSlips(word, candidate) }));
  const [closest] = slips.sort((a, b) => a.slips - b.slips);
  return closest !== undefined && closest.slips <= forgivenSlips(word) ? closest.candidate : word;
}

/** Whether a word is another one, or close enough to be a slip of the fingers. */
export function isSpeltLike(word: string, other: string): boolean {
  return word === other || (word.length <= LONGEST && countSlips(word, other) <= forgivenSlips(word));
}

/** None in a short word, one in others, two in a long one. */
function forgivenSlips(word: string): number {
  if (word.length < SHORTEST) return 0;
  return word.length < LONG ? 1 : 2;
}

/** Letters to change; two neighbouring letters swapped count once. */
function countSlips(word: string, candidate: string): number {
  // The difference in length is a lower bound, and much cheaper than the distance.
  if (Math.abs(word.length - candidate.length) > 2) return Infinity;
  const edits = distance(word, candidate);
  return edits === 2 && sortLetters(word) === sortLetters(candidate) ? 1 : edits;
}

function sortLetters(word: string): string {
  return Array.from(word).sort().join('');
}
