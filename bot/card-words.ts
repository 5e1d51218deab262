/** Deeper than cards that people can read; what is nested further was made to break something. */
const DEEPEST = 30;

/** Where cards of all kinds keep what people read. */
const READ: ReadonlySet<string> = new Set(['title', 'subtitle', 'text', 'value']);
/** What belongs to the client and to buttons. */
const SKIPPED: ReadonlySet<string> = new Set([
  'actions',
  'selectAction',
  'buttons',
  'tap',
  'images',
  'msteams',
]);

/** Whether an attachment is a card, such as one that was copied from another chat. */
export function isCard(contentType: string | undefined): boolean {
  return contentType?.startsWith('application/vnd.microsoft.card.') === true;
}

/** The words of a card, a line for each; its pictures and buttons are left out, as nobody could press them elsewhere. */
export function wordsOfCard(content: unknown): string {
  return linesIn(content, DEEPEST).join('\n');
}

function linesIn(value: unknown, depth: number): readonly string[] {
  if (depth === 0 || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((one) => linesIn(one, depth - 1));
  return Object.entries(value).flatMap(([key, held]) => {
    if (SKIPPED.has(key)) return [];
    // A run of text may be an object or the text itself. (Adaptive Cards: RichTextBlock.)
    if (key === 'inlines' && Array.isArray(held)) return held.flatMap((run) => wordsOfRun(run, depth - 1));
    if (typeof held !== 'string') return linesIn(held, depth - 1);
    return READ.has(key) && held.trim() !== '' ? [held.trim()] : [];
  });
}

function wordsOfRun(run: unknown, depth: number): readonly string[] {
  if (typeof run !== 'string') return linesIn(run, depth);
  return run.trim() === '' ? [] : [run.trim()];
}
