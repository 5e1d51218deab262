import { randomInt } from 'node:crypto';
import { announceSecret } from '../issued-secrets.ts';

const DIGITS = '0123456789';
/** Without the characters that are mistaken for each other when read aloud. */
const LETTERS_AND_DIGITS = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 8;

/** Makes a temporary passcode, as Intune does for platforms where a reset replaces the old one. */
export function generatePasscode(alphabet: 'numeric' | 'alphanumeric'): string {
  const characters = alphabet === 'numeric' ? DIGITS : LETTERS_AND_DIGITS;
  const passcode = Array.from({ length: LENGTH }, () => characters.charAt(randomInt(characters.length))).join(
    '',
  );
  announceSecret({ kind: 'passcode', value: passcode });
  return passcode;
}
