/** Long enough to tell devices apart, short enough for a phone's chat. In visible characters. */
const MAX_LENGTH = 64;
/** Bounds the work for one character piled up with accents, in code units. */
const MAX_CODE_UNITS = 256;
/** More would fill a card with layout: each takes about as much room as a short line itself. */
const MAX_PARAGRAPHS = 40;
const LINE_END_SIGN = ' ↵ ';

const WORD_JOINER = '\u2060';
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** Control characters, invisible ones, and those that reorder the text around them. Joiners in emoji stay. */
const HARMFUL =
  /[\p{Cc}\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\u{E0000}-\u{E007F}]/gu;
const LINE_ENDS = /[\r\n\u0085\u2028\u2029]+/;
const BREAKS = /[\s\u0085\u2028\u2029]+/gu;
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFE\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
const CHARACTERS = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * Makes untrusted text, such as a device name, safe to stand among a card's words: as {@link plainText}, and
 * isolated where it has right-to-left letters, so that it keeps its own order and its neighbours theirs.
 *
 * Names without such letters go without: no catalogue is written from right to left.
 *
 * @returns An empty string where nothing visible is left.
 */
export function escapeText(untrusted: string): string {
  return isolate(plainText(untrusted));
}

/**
 * As {@link escapeText}, for what people write to each other: nothing is cut, and line breaks become paragraphs. Lines
 * that are too many follow each other in the last paragraph, with a sign where one ended.
 */
export function escapeParagraphs(untrusted: string): readonly string[] {
  const lines = untrusted.split(LINE_ENDS).map(clean).filter(Boolean);
  const last = lines.slice(MAX_PARAGRAPHS - 1).join(LINE_END_SIGN);
  return [...lines.slice(0, MAX_PARAGRAPHS - 1), ...(last === '' ? [] : [last])].map(defuse).map(isolate);
}

/**
 * Untrusted text by itself, such as in a field that sends it back: one line, at most 64 characters, nothing
 * that reorders its surroundings, and no `{{DATE(…)}}` that the client would fill in.
 *
 * Markdown and HTML stay as they are: cards show untrusted text in text runs, which interpret neither.
 *
 * @returns An empty string where nothing visible is left.
 */
export function plainText(untrusted: string): string {
  return defuse(cut(clean(untrusted.slice(0, 4 * MAX_CODE_UNITS))));
}

function clean(untrusted: string): string {
  return untrusted.toWellFormed().replace(BREAKS, ' ').replace(HARMFUL, '').trim();
}

/** Leaves nothing that the client would fill in. */
function defuse(line: string): string {
  return line.replace(/\{(?=\{)/g, `{${WORD_JOINER}`);
}

function isolate(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `${FIRST_STRONG_ISOLATE}${text}${POP_ISOLATE}` : text;
}

function cut(line: string): string {
  // No more characters than code units: short names, which nearly all are, need not be taken apart.
  if (line.length <= MAX_LENGTH) return line;
  const characters = Array.from(CHARACTERS.segment(line), ({ segment }) => segment);
  const kept = characters.slice(0, MAX_LENGTH).join('').slice(0, MAX_CODE_UNITS).toWellFormed();
  return kept === line ? line : `${kept.trimEnd()}…`;
}
