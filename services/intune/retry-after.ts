import { SECOND_MS, type Instant } from '../platform/clock.ts';

/**
 * How long the other side asks to wait, in milliseconds.
 *
 * @param header The value of `Retry-After`: seconds or an HTTP date (RFC 9110, section 10.2.3).
 * @returns `undefined` where the header is absent or says neither.
 */
export function readRetryAfter(header: string | null, now: Instant): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * SECOND_MS;
  // The end is checked because Date.parse finds a date in almost anything, even in "-5".
  const date = text.endsWith(' GMT') ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
