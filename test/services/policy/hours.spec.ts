import assert from 'node:assert/strict';
import { isOpen, nextOpening } from '../../../services/policy/hours.ts';
import { type Hours, HoursSchema } from '../../../services/policy/hours-schema.ts';

/** Weekdays from eight to six, and Saturday mornings, in Amsterdam, but for two days. */
const OFFICE: Hours = HoursSchema.parse({
  timeZone: 'Europe/Amsterdam',
  week: [
    { days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '08:00', to: '18:00' },
    { days: ['saturday'], from: '09:00', to: '12:30' },
  ],
  exceptions: [{ date: '2026-12-25' }, { date: '2026-12-24', open: [{ from: '08:00', to: '12:00' }] }],
});

const at = (iso: string): number => Date.parse(iso);

describe('isOpen', () => {
  const moments: readonly [what: string, at: string, isOpen: boolean][] = [
    ['a second before it opens', '2026-01-05T07:59:59+01:00', false],
    ['the moment it opens', '2026-01-05T08:00:00+01:00', true],
    ['the last second', '2026-01-05T17:59:59+01:00', true],
    ['the moment it closes', '2026-01-05T18:00:00+01:00', false],
    ['Saturday morning', '2026-01-10T12:29:00+01:00', true],
    ['Saturday afternoon', '2026-01-10T12:30:00+01:00', false],
    ['Sunday', '2026-01-11T10:00:00+01:00', false],
    ['eight by the clock of the place, whatever UTC says', '2026-07-06T06:00:00Z', true],
    ['an hour before, in summer', '2026-07-06T05:00:00Z', false],
    ['a holiday', '2026-12-25T10:00:00+01:00', false],
    ['the morning before it', '2026-12-24T11:00:00+01:00', true],
    ['the afternoon before it', '2026-12-24T13:00:00+01:00', false],
  ];
  for (const [what, moment, expected] of moments) {
    it(`says ${expected ? 'open' : 'closed'}: ${what}`, () => {
      assert.equal(isOpen(OFFICE, at(moment)), expected);
    });
  }

  it('goes over midnight where a day ends at 24:00 and the next begins at 00:00', () => {
    const night = HoursSchema.parse({
      timeZone: 'America/New_York',
      week: [
        { days: ['monday'], from: '22:00', to: '24:00' },
        { days: ['tuesday'], from: '00:00', to: '06:00' },
      ],
    });
    assert.equal(isOpen(night, at('2026-01-05T23:59:59-05:00')), true);
    assert.equal(isOpen(night, at('2026-01-06T00:00:00-05:00')), true);
    assert.equal(isOpen(night, at('2026-01-06T06:00:00-05:00')), false);
  });
});

describe('nextOpening', () => {
  const moments: readonly [what: string, at: string, opensAt: string][] = [
    ['later today', '2026-01-05T03:00:00+01:00', '2026-01-05T08:00:00+01:00'],
    ['after today, where it closed', '2026-01-05T18:00:00+01:00', '2026-01-06T08:00:00+01:00'],
    ['over the weekend', '2026-01-10T13:00:00+01:00', '2026-01-12T08:00:00+01:00'],
    ['over a holiday and a Sunday', '2026-12-24T12:00:00+01:00', '2026-12-26T09:00:00+01:00'],
    ['over the change to summer time', '2026-03-28T13:00:00+01:00', '2026-03-30T08:00:00+02:00'],
    ['after the opening that is now', '2026-01-05T08:00:00+01:00', '2026-01-06T08:00:00+01:00'],
  ];
  for (const [what, moment, expected] of moments) {
    it(`finds it ${what}`, () => {
      assert.equal(nextOpening(OFFICE, at(moment)), at(expected));
    });
  }

  it('looks past a year of closed days', () => {
    const exceptions = Array.from({ length: 366 }, (_, i) => ({
      date: new Date(Date.UTC(2026, 0, 5 + i)).toISOString().slice(0, 10),
    }));
    const hours = HoursSchema.parse({ ...OFFICE, exceptions });
    assert.equal(nextOpening(hours, at('2026-01-05T00:00:00+01:00')), at('2027-01-06T08:00:00+01:00'));
  });

  it('leaves out what summer time skips, and comes back to it a week later', () => {
    const sundays = HoursSchema.parse({
      timeZone: 'Europe/Amsterdam',
      week: [{ days: ['sunday'], from: '02:00', to: '03:00' }],
    });
    const opensAt = nextOpening(sundays, at('2026-03-29T00:00:00+01:00'));
    assert.equal(opensAt, at('2026-04-05T02:00:00+02:00'));
  });
});
