import { DateTime } from 'luxon';
import type { Instant } from '../platform/clock.ts';
import { type Hours, WEEKDAYS } from './hours-schema.ts';

/** A stretch of time: `to` is no part of it. */
interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** Whether it is open now. Pure. */
export function isOpen(hours: Hours, now: Instant): boolean {
  return spansOf(hours, dayOf(hours, now)).some(({ from, to }) => from <= now && now < to);
}

/** When it opens next after now. Pure. Always ends: a week has an open day, and exceptions are few. */
export function nextOpening(hours: Hours, now: Instant): Instant {
  for (let day = dayOf(hours, now); ; day = day.plus({ days: 1 })) {
    const openings = spansOf(hours, day)
      .map(({ from }) => from)
      .filter((from) => from > now);
    if (openings.length > 0) return Math.min(...openings);
  }
}

function dayOf({ timeZone }: Hours, at: Instant): DateTime {
  return DateTime.fromMillis(at, { zone: timeZone }).startOf('day');
}

/** Opening times of a day. What falls into the hour that summer time skips is left out. */
function spansOf(hours: Hours, day: DateTime): Span[] {
  const exception = hours.exceptions.find(({ date }) => date === day.toISODate());
  const open = exception?.open ?? hours.week.filter(({ days }) => days.some((name) => isNameOf(name, day)));
  return open
    .map(({ from, to }) => ({ from: timeOn(day, from), to: timeOn(day, to) }))
    .filter(({ from, to }) => from < to);
}

function isNameOf(name: (typeof WEEKDAYS)[number], day: DateTime): boolean {
  return WEEKDAYS.indexOf(name) + 1 === day.weekday;
}

/** Not by adding hours to midnight: a day may have 23 or 25 of them. */
function timeOn(day: DateTime, time: string): Instant {
  const [hour, minute] = time.split(':').map(Number);
  return day.set({ hour: hour ?? 0, minute: minute ?? 0 }).toMillis();
}
