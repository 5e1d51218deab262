const NO_BREAK_SPACE = '\u00A0';

/**
 * French sets a space before double signs and inside quotation marks, and no line may end at it. Texts are
 * written with ordinary spaces, which can be seen and typed; this makes them hold.
 */
export function holdSpaces(text: string): string {
  return text.replaceAll(/ (?=[?!:;»])|(?<=«) /g, NO_BREAK_SPACE);
}
