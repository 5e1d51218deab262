import { SHORTEST_PATTERN } from './search.ts';

/**
 * What a secret is.
 *
 * - `passcode`, `token`, `client-secret`: given out by the sandbox, or signed by the tests.
 * - `held`: whatever the product held in a `Secret` and took out of it, such as the key of the audit.
 */
export type SecretKind = 'passcode' | 'token' | 'client-secret' | 'held';

/** A secret that existed. */
export interface KnownSecret {
  readonly kind: SecretKind;
  readonly value: string;
}

/** As much of a signature as no other token has by chance. */
const SIGNATURE_LENGTH = 24;

/**
 * What to look for to find a secret, also where it was only a part of what was encoded as base64. A token is known by
 * its signature, which is found where its head was cut off, too. Nothing where it is too short to be told from chance.
 */
export function patternsOf({ value }: KnownSecret): readonly string[] {
  const mark = signatureOf(value)?.slice(0, SIGNATURE_LENGTH) ?? value;
  const encoded = [0, 1, 2].map((offset) => encode(mark, offset));
  const patterns = [mark, ...encoded, ...encoded.map(toBase64url)];
  return patterns.filter(({ length }) => length >= SHORTEST_PATTERN);
}

function signatureOf(value: string): string | undefined {
  return /^[\w-]+\.[\w-]+\.([\w-]{24,})$/.exec(value)?.[1];
}

/** Base64 as it stands after so many other bytes, without the characters that depend on its neighbours. */
function encode(text: string, offset: number): string {
  const encoded = Buffer.from('\0'.repeat(offset) + text).toString('base64');
  const bits = (offset + Buffer.byteLength(text)) * 8;
  return encoded.slice(Math.ceil((offset * 8) / 6), Math.floor(bits / 6));
}

function toBase64url(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_');
}

/**
 * Whether a match is no chance. A passcode of digits only is found in any long number, such as a time in milliseconds
 * or an id: there it counts only where it stands alone.
 */
export function isNoChance(pattern: string, before: string, after: string): boolean {
  return !/^\d+$/.test(pattern) || !(/[\w-]$/.test(before) || /^[\w-]/.test(after));
}
