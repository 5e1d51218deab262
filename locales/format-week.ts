import type { Hours } from '../services/policy/hours-schema.ts';
import type { Place } from './format.ts';
import { keepMade } from './keep-made.ts';
import { FORMAT_TAGS, type Language } from './language.ts';

type Weekday = Hours['week'][number]['days'][number];

const ORDER: Readonly<Record<Weekday, number>> = {
  monday: 0,
  tuesday: 1,
  wednesday: 2,
  thursday: 3,
  friday: 4,
  saturday: 5,
  sunday: 6,
};

/** The usual week of opening times: "Mon–Fri 08:00–18:00, Sat 09:00–12:00". Names the zone where the reader's is another. */
export function formatWeek({ week, timeZone }: Hours, { language, timeZone: own }: Place): string {
  const spans = week.map(({ days, from, to }) => `${formatDays(days, language)} ${from}–${to}`);
  return `${spans.join(', ')}${timeZone === own ? '' : ` (${timeZone})`}`;
}

function formatDays(days: readonly Weekday[], language: Language): string {
  const places = [...new Set(days.map((day) => ORDER[day]))].sort((a, b) => a - b);
  const runs = places.reduce<readonly (readonly number[])[]>((all, place) => {
    const last = all.at(-1);
    return last?.at(-1) === place - 1 ? [...all.slice(0, -1), [...last, place]] : [...all, [place]];
  }, []);
  return runs.map((run) => formatRun(run, language)).join(', ');
}

function formatRun(run: readonly number[], language: Language): string {
  const [first = 0] = run;
  const last = run.at(-1) ?? first;
  return first === last ? nameOf(first, language) : `${nameOf(first, language)}–${nameOf(last, language)}`;
}

function nameOf(place: number, language: Language): string {
  // 5 January 2026 is a Monday.
  return weekdaysIn(language).format(Date.UTC(2026, 0, 5 + place));
}

const weekdaysIn = keepMade(
  (language: Language) =>
    new Intl.DateTimeFormat(FORMAT_TAGS[language], { weekday: 'short', timeZone: 'UTC' }),
);
