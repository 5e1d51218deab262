import assert from 'node:assert/strict';
import { languageOf, readerFor } from '../../locales/index.ts';

describe('languageOf', () => {
  for (const tag of [undefined, '', 'pt-BR', 'nlx', 'x', '-nl']) {
    it(`does not know ${JSON.stringify(tag)}`, () => {
      assert.equal(languageOf(tag), undefined);
    });
  }

  for (const [tag, language] of [
    ['nl', 'nl'],
    ['nl-BE', 'nl'],
    ['NL_nl', 'nl'],
    ['en-US', 'en'],
    [' en ', 'en'],
  ] as const) {
    it(`takes ${JSON.stringify(tag)} as ${language}`, () => {
      assert.equal(languageOf(tag), language);
    });
  }
});

describe('readerFor', () => {
  for (const zone of [undefined, '', 'Mars/Olympus', 'W. Europe Standard Time', 'Europe/../etc']) {
    it(`takes the zone ${JSON.stringify(zone)} as UTC`, () => {
      assert.equal(readerFor('en', zone).timeZone, 'UTC');
    });
  }

  it('keeps a zone that it knows', () => {
    assert.equal(readerFor('nl', 'Europe/Amsterdam').timeZone, 'Europe/Amsterdam');
  });

  it('gives the texts of the language', () => {
    assert.equal(readerFor('nl', undefined).messages.buttons.cancel, 'Annuleren');
    assert.equal(readerFor('en', undefined).messages.buttons.cancel, 'Cancel');
  });
});
