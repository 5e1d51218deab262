/**
 * Teams takes messages of 28 KB; in a card's JSON a code unit takes up to six bytes, where it is no letter at all.
 * Ordinary text of this length stays far below.
 */
const MAX_PART_LENGTH = 4000;

const CHARACTERS = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Cuts a text into parts that fit into one message each: between words where there are any, never inside a character. */
export function splitText(text: string): readonly string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > MAX_PART_LENGTH) {
    const end = endOfPart(rest);
    parts.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return rest === '' && parts.length > 0 ? parts : [...parts, rest];
}

function endOfPart(text: string): number {
  const blank = Math.max(text.lastIndexOf(' ', MAX_PART_LENGTH), text.lastIndexOf('\n', MAX_PART_LENGTH));
  // A blank near the beginning would make parts of a few words each.
  if (blank > MAX_PART_LENGTH / 2) return blank;
  const character = CHARACTERS.segment(text).containing(MAX_PART_LENGTH);
  // One character piled up with accents over the whole part has no end to cut at.
  return character === undefined || character.index === 0 ? MAX_PART_LENGTH : character.index;
}
