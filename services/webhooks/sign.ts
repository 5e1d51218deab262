import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Instant, MINUTE_MS, SECOND_MS } from '../platform/clock.ts';
import { err, ok, type Result } from '../platform/result.ts';
import type { Secret } from '../platform/secret.ts';

/** When it was signed: seconds since 1970. */
export const TIMESTAMP_HEADER = 'x-passcode-desk-timestamp';
/** `v1=` and the signature in hexadecimal digits. */
export const SIGNATURE_HEADER = 'x-passcode-desk-signature';
/** As far as clocks of servers are apart, and messages on their way; what is older may be a replay. */
export const TOLERANCE_MS = 5 * MINUTE_MS;

const SCHEME = 'v1=';

/** Why a signature does not count. */
export type SignatureProblem = 'not-signed' | 'wrong' | 'too-old';

export type SignedHeaders = Readonly<Record<typeof TIMESTAMP_HEADER | typeof SIGNATURE_HEADER, string>>;

/** Headers that show who sent a body, and when: HMAC-SHA256 over `<timestamp>.<body>`. Pure. */
export function sign(body: string, now: Instant, secret: Secret<string>): SignedHeaders {
  const timestamp = String(Math.floor(now / SECOND_MS));
  const signature = hmac(timestamp, body, secret).toString('hex');
  return { [TIMESTAMP_HEADER]: timestamp, [SIGNATURE_HEADER]: `${SCHEME}${signature}` };
}

/**
 * Checks who sent a body, and that it was signed a short while ago. Pure.
 *
 * @param headers By lower-case name.
 * @param body As it came, byte for byte.
 * @returns What names this message and no other, to see whether it comes again.
 */
export function verifySignature(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  body: string,
  now: Instant,
  secret: Secret<string>,
): Result<string, SignatureProblem> {
  const timestamp = headers[TIMESTAMP_HEADER];
  const signature = headers[SIGNATURE_HEADER];
  if (typeof timestamp !== 'string' || !/^\d{1,12}$/.test(timestamp)) return err('not-signed');
  if (typeof signature !== 'string' || !signature.startsWith(SCHEME)) return err('not-signed');
  const given = Buffer.from(signature.slice(SCHEME.length), 'hex');
  const expected = hmac(timestamp, body, secret);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return err('wrong');
  const isRecent = Math.abs(now - Number(timestamp) * SECOND_MS) <= TOLERANCE_MS;
  return isRecent ? ok(expected.toString('hex')) : err('too-old');
}

function hmac(timestamp: string, body: string, secret: Secret<string>): Buffer {
  return createHmac('sha256', secret.expose()).update(`${timestamp}.${body}`).digest();
}
