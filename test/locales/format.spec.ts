import assert from 'node:assert/strict';
import { LANGUAGES } from '../../locales/language.ts';
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
    assert.equal(formatDateTime(SUMMER, { ...AMSTERDAM, language: 'de' }), '2. Juli 2026, 01:05');
    assert.equal(formatDateTime(SUMMER, { ...AMSTERDAM, language: 'fr' }), '2 juil. 2026, 01:05');
  });

  it('says the same clock time in every language', () => {
    for (const language of LANGUAGES) {
      assert.match(formatDateTime(WINTER, { language, timeZone: 'Asia/Kolkata' }), /22.+2026.+18:35$/);
      assert.equal(formatTime(WINTER, { language, timeZone: 'Asia/Kolkata' }), '18:35');
      assert.equal(formatTime(WINTER, { language, timeZone: 'UTC' }), '13:05 UTC');
    }
  });
});

describe('formatAgo', () => {
  const MINUTE = 60_000;
  for (const [age, ...words] of [
    [-5 * MINUTE, '1 minute ago', '1 minuut geleden', 'vor 1 Minute', 'il y a 1 minute'],
    [0, '1 minute ago', '1 minuut geleden', 'vor 1 Minute', 'il y a 1 minute'],
    [59 * MINUTE, '59 minutes ago', '59 minuten geleden', 'vor 59 Minuten', 'il y a 59 minutes'],
    [60 * MINUTE, '1 hour ago', '1 uur geleden', 'vor 1 Stunde', 'il y a 1 heure'],
    [24 * 60 * MINUTE, 'yesterday', 'gisteren', 'gestern', 'hier'],
    [72 * 60 * MINUTE, '3 days ago', '3 dagen geleden', 'vor 3 Tagen', 'il y a 3 jours'],
  ] as const) {
    it(`says ${words.join(', ')} after ${age / MINUTE} minutes`, () => {
      const said = LANGUAGES.map((language) => formatAgo(WINTER - age, WINTER, language));

      assert.deepEqual(said, words);
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

  it('counts none as one in French, and as many in German', () => {
    assert.equal(plural('fr', 0, { one: 'appareil', other: 'appareils' }), '0 appareil');
    assert.equal(plural('de', 0, { one: 'Gerät', other: 'Geräte' }), '0 Geräte');
  });

  it('takes a form that only some languages have where there is one', () => {
    assert.match(plural('fr', 1e6, { one: 'reset', many: 'de resets', other: 'resets' }), / de resets$/);
    assert.match(plural('fr', 1e6, { one: 'reset', other: 'resets' }), / resets$/);
  });
});
