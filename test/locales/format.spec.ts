import assert from 'node:assert/strict';
import { formatAgo, formatDateTime, formatTime, plural } from '../../locales/format.ts';

const WINTER = Date.UTC(2026, 10, 22, 13, 5);
const SUMMER = Date.UTC(2026, 6, 1, 23, 5);
const AMSTERDAM = { language: 'en', timeZone: 'Europe/Amsterdam' } as const;
const NOWHERE = { language: 'en', timeZone: 'UTC' } as const;

describe('formatTime', () => {
  it('says UTC where the zone is not known', () => {
    assert.equal(formatTime(WINTER, NOWHERE), '13:05 UTC');
  });

  it('shows the reader’s clock, in winter and in summer', () => {
    assert.equal(formatTime(WINTER, AMSTERDAM), '14:05');
    assert.equal(formatTime(SUMMER, AMSTERDAM), '01:05');
  });

  it('shows midnight as 00, not 24', () => {
    assert.equal(formatTime(Date.UTC(2026, 10, 22, 23, 0), AMSTERDAM), '00:00');
  });
});

describe('formatDateTime', () => {
  it('names the month, so that no two readings exist', () => {
    assert.equal(formatDateTime(SUMMER, AMSTERDAM), '2 Jul 2026, 01:05');
    assert.equal(formatDateTime(SUMMER, { ...AMSTERDAM, language: 'nl' }), '2 jul 2026, 01:05');
  });
});

describe('formatAgo', () => {
  const MINUTE = 60_000;
  for (const [age, english, dutch] of [
    [-5 * MINUTE, '1 minute ago', '1 minuut geleden'],
    [0, '1 minute ago', '1 minuut geleden'],
    [59 * MINUTE, '59 minutes ago', '59 minuten geleden'],
    [60 * MINUTE, '1 hour ago', '1 uur geleden'],
    [24 * 60 * MINUTE, 'yesterday', 'gisteren'],
    [72 * 60 * MINUTE, '3 days ago', '3 dagen geleden'],
  ] as const) {
    it(`says "${english}" and "${dutch}" after ${age / MINUTE} minutes`, () => {
      assert.equal(formatAgo(WINTER - age, WINTER, 'en'), english);
      assert.equal(formatAgo(WINTER - age, WINTER, 'nl'), dutch);
    });
  }
});

describe('plural', () => {
  it('takes the form of the language for one, none and many', () => {
    const forms = { one: 'device', other: 'devices' };

    assert.equal(plural('en', 1, forms), '1 device');
    assert.equal(plural('en', 0, forms), '0 devices');
    assert.equal(plural('en', 1200, forms), '1,200 devices');
    assert.equal(plural('nl', 1200, forms), '1.200 devices');
  });
});
