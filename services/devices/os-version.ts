/** The part of a system's version that the platform rules look at. */
export interface OsVersion {
  readonly major: number;
  readonly minor: number;
}

/** Numbers joined by dots and nothing else: a version with anything attached is not guessed at. */
const DOTTED_NUMBERS = /^(\d{1,5})(?:\.(\d{1,5}))?(?:\.\d{1,10}){0,3}$/;

/**
 * Reads a version as devices report it: `7.0`, `6.0.1`, `10.0.15254`, `14`. A missing minor is 0.
 *
 * @returns `undefined` where the text is no version, so that rules can fail closed.
 */
export function parseOsVersion(text: string): OsVersion | undefined {
  const match = DOTTED_NUMBERS.exec(text.trim());
  if (match === null) return undefined;
  return { major: Number(match[1]), minor: Number(match[2] ?? '0') };
}
