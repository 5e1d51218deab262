import type { Instant } from '../services/platform/clock.ts';
import { FORMAT_TAGS, type Language } from './language.ts';

/** Whose language and time zone a moment is written for. */
export interface Place {
  readonly language: Language;
  /** IANA name. Where it is `UTC`, times say so, as nobody's kitchen clock shows it. */
  readonly timeZone: string;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A clock time on the 24-hour clock, such as "14:05", or "12:05 UTC" where the zone is not known. */
export function formatTime(at: Instant, place: Place): string {
  return format(at, place, { hour: '2-digit', minute: '2-digit' });
}

/** A date with a clock time, such as "22 Nov 2026, 14:05". */
export function formatDateTime(at: Instant, place: Place): string {
  return format(at, place, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
}

/** How long ago something was, in the largest unit that fits: "5 minutes ago", "yesterday". */
export function formatAgo(at: Instant, now: Instant, language: Language): string {
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const age = Math.max(0, now - at);
  if (age < HOUR_MS) return relative.format(-Math.max(1, Math.floor(age / MINUTE_MS)), 'minute');
  if (age < DAY_MS) return relative.format(-Math.floor(age / HOUR_MS), 'hour');
  return relative.format(-Math.floor(age / DAY_MS), 'day');
}

/** The forms of a noun that a language tells apart by number; `other` serves for those that are not given. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** A count with the right form of its noun, such as "1 device" or "3 devices". */
export function plural(language: Language, count: number, forms: PluralForms): string {
  const rule = new Intl.PluralRules(language).select(count);
  const number = new Intl.NumberFormat(FORMAT_TAGS[language]).format(count);
  return `${number} ${forms[rule] ?? forms.other}`;
}

function format(at: Instant, place: Place, fields: Intl.DateTimeFormatOptions): string {
  const zone: Intl.DateTimeFormatOptions =
    place.timeZone === 'UTC' ? { timeZone: 'UTC', timeZoneName: 'short' } : { timeZone: place.timeZone };
  return new Intl.DateTimeFormat(FORMAT_TAGS[place.language], {
    ...fields,
    ...zone,
    hourCycle: 'h23',
  }).format(at);
}
