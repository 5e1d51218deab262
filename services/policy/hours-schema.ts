import { IANAZone } from 'luxon';
import { z } from 'zod';

/** In the order of the calendar: Monday is the first day of the week. (ISO 8601.) */
export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/** A time of the day; `24:00` is the midnight at its end. */
const TimeOfDay = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);

const Span = z.strictObject({
  from: TimeOfDay.describe('When it begins, such as 08:00'),
  to: TimeOfDay.describe('When it ends, such as 18:00, at the latest 24:00'),
});

/** Texts of the same length sort as the times do. */
const forward = z.refine<z.infer<typeof Span>>(
  ({ from, to }) => from < to,
  'must begin before it ends; split it in two where it goes over midnight',
);

/** When something is open: a week, and the days that differ from it. */
export const HoursSchema = z.strictObject({
  timeZone: z
    .string()
    .refine((name) => IANAZone.isValidZone(name), 'must be the IANA name of a time zone')
    .describe('IANA name of the time zone, such as Europe/Amsterdam'),
  week: z
    .array(Span.extend({ days: z.array(z.enum(WEEKDAYS)).min(1) }).check(forward))
    .min(1)
    .describe('The usual week; several entries add up'),
  exceptions: z
    .array(
      z.strictObject({
        date: z.iso.date().describe('The day, as YYYY-MM-DD'),
        open: z
          .array(Span.check(forward))
          .default([])
          .describe('When it is open on that day instead; closed all day where absent'),
      }),
    )
    .max(366)
    .default([])
    .describe('Days that differ from the usual week, such as holidays'),
});

/** When something is open. */
export type Hours = z.infer<typeof HoursSchema>;
