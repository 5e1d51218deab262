import { findMentions, type Mention } from './mentions.ts';
import { correctSpelling } from './spelling.ts';
import type { Concept } from './vocabulary/vocabulary.ts';
import { BREAK, splitWords } from './words.ts';

/** What can be asked of a sentence, without looking at its words again. */
export interface Sentence {
  /** Whether any of the concepts is in it. */
  has(...concepts: readonly Concept[]): boolean;
  /** Whether it says these concepts and nothing else but fillers. */
  isOnly(...concepts: readonly Concept[]): boolean;
  /** Whether words of two concepts are at most so many words apart. */
  isNear(one: Concept, other: Concept, words: number): boolean;
  /** Whether a negation in the same clause stands up to `before` words before a concept, inside it, or up to `after` words after it. */
  isNegated(concept: Concept, before: number, after: number): boolean;
}

/** Reads a text: splits it into words, forgives typos, finds what the words stand for. */
export function readSentence(text: string): Sentence {
  const words = splitWords(text).map(correctSpelling);
  const mentions = Map.groupBy(findMentions(words), ({ concept }) => concept);
  const of = (concept: Concept): readonly Mention[] => mentions.get(concept) ?? [];
  const positions = (concept: Concept): readonly number[] => of(concept).flatMap((mention) => mention.at);

  return {
    has: (...concepts) => concepts.some((concept) => mentions.has(concept)),
    isOnly: (...concepts) => {
      const covered = new Set(['filler' as const, ...concepts].flatMap(positions));
      return words.every((word, position) => word === BREAK || covered.has(position));
    },
    isNear: (one, other, reach) =>
      positions(one).some((from) => positions(other).some((to) => Math.abs(from - to) <= reach)),
    isNegated: (concept, before, after) =>
      positions('negation').some((negation) =>
        of(concept).some((mention) => {
          const { from, to } = reachOf(words, mention, before, after);
          return negation >= from && negation <= to;
        }),
      ),
  };
}

/** The words around a mention, no further than its clause. */
function reachOf(
  words: readonly string[],
  { at }: Mention,
  before: number,
  after: number,
): { readonly from: number; readonly to: number } {
  const first = Math.min(...at);
  const last = Math.max(...at);
  const clauseStart = words.lastIndexOf(BREAK, first);
  const clauseEnd = words.indexOf(BREAK, last);
  return {
    from: Math.max(first - before, clauseStart),
    to: Math.min(last + after, clauseEnd === -1 ? words.length : clauseEnd),
  };
}
