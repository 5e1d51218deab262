import assert from 'node:assert/strict';
import { LANGUAGES } from '../../locales/language.ts';
import { checkGolden, goldenNames } from './golden-files.ts';
import { reader, sampleCards } from './samples.ts';

describe('Every card, as it was last looked at (UPDATE_GOLDEN=1 accepts the cards as they are)', () => {
  for (const language of LANGUAGES) {
    const cards = Object.entries(sampleCards(reader(language), 'AW Galaxy S21'));

    for (const [name, card] of cards) {
      it(`is unchanged: ${name} in ${language}`, () => {
        checkGolden(language, name, card);
      });
    }

    it(`has no picture of a card that is gone, in ${language}`, () => {
      assert.deepEqual(goldenNames(language), cards.map(([name]) => name).sort());
    });
  }
});
