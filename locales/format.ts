import type { Instant } from '../services/platform/clock.ts';
import { keepMade } from './keep-made.ts';
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
  return timesIn(place.language)(place.timeZone).format(at);
}

/** A date with a clock time, such as "22 Nov 2026, 14:05". */
export function formatDateTime(at: Instant, place: Place): string {
  return momentsIn(place.language)(place.timeZone).format(at);
}

/** How long ago something was, in the largest unit that fits: "5 minutes ago", "yesterday". */
export function formatAgo(at: Instant, now: Instant, language: Language): string {
  const relative = agesIn(language);
  const age = Math.max(0, now - at);
  if (age < HOUR_MS) return relative.format(-Math.max(1, Math.floor(age / MINUTE_MS)), 'minute');
  if (age < DAY_MS) return relative.format(-Math.floor(age / HOUR_MS), 'hour');
  return relative.format(-Math.floor(age / DAY_MS), 'day');
}

/** The forms of a noun that a language tells apart by number; `other` serves for those that are not given. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** A count with the right form of its noun, such as "1 device" or "3 devices". */
export function plural(language: Language, count: number, forms: PluralForms): string {
  const number = numbersIn(language).format(count);
  return `${number} ${forms[pluralsOf(language).select(count)] ?? forms.other}`;
}

const agesIn = keepMade((language: Language) => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }));
const pluralsOf = keepMade((language: Language) => new Intl.PluralRules(language));
const numbersIn = keepMade((language: Language) => new Intl.NumberFormat(FORMAT_TAGS[language]));

const TIME = { hour: '2-digit', minute: '2-digit' } as const;
const DATE = { day: 'numeric', month: 'short', year: 'numeric' } as const;
const timesIn = clocksWith(TIME);
const momentsIn = clocksWith({ ...DATE, ...TIME });

/** Formatters by language, then by time zone. */
function clocksWith(fields: Intl.DateTimeFormatOptions) {
  return keepMade((language: Language) =>
    keepMade((timeZone: string) => createClock(language, timeZone, fields)),
  );
}

function createClock(
  language: Language,
  timeZone: string,
  fields: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const zone: Intl.DateTimeFormatOptions =
    timeZone === 'UTC' ? { timeZone, timeZoneName: 'short' } : { timeZone };
  return new Intl.DateTimeFormat(FORMAT_TAGS[language], { ...fields, ...zone, hourCycle: 'h23' });
}
