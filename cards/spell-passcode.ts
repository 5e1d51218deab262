import type { Messages } from '../locales/index.ts';

/** A few characters of a passcode, and how each is said. */
export interface PasscodeGroup {
  readonly characters: string;
  readonly names: readonly string[];
}

/** As many characters as people keep in mind while they type. */
const GROUP_SIZE = 4;

/** Cuts a passcode into groups and names every character, so that O and 0 are not taken for each other. */
export function spellPasscode(passcode: string, words: Messages['passcode']): readonly PasscodeGroup[] {
  const characters = Array.from(passcode);
  const groups = Math.ceil(characters.length / GROUP_SIZE);
  return Array.from({ length: groups }, (_, index) => {
    const group = characters.slice(index * GROUP_SIZE, (index + 1) * GROUP_SIZE);
    return { characters: group.join(''), names: group.map((character) => nameOf(character, words)) };
  });
}

function nameOf(character: string, words: Messages['passcode']): string {
  if (/\d/.test(character)) return words.digit(Number(character));
  if (/\p{Lu}/u.test(character)) return words.capital(character);
  if (/\p{Ll}/u.test(character)) return words.small(character);
  return words.symbol(character);
}
