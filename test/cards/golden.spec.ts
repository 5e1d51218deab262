import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { LANGUAGES } from '../../locales/language.ts';
import { reader, sampleCards } from './samples.ts';

const GOLDEN = new URL('golden/', import.meta.url);

describe('Every card, as it was last looked at (UPDATE_GOLDEN=1 accepts the cards as they are)', () => {
  for (const language of LANGUAGES) {
    const cards = Object.entries(sampleCards(reader(language), 'AW Galaxy S21'));

    for (const [name, card] of cards) {
      it(`is unchanged: ${name} in ${language}`, () => {
        const file = new URL(`${language}/${name}.json`, GOLDEN);
        const text = `${JSON.stringify(card, null, 2)}\n`;
        if (process.env['UPDATE_GOLDEN'] === '1') write(file, text);

        assert.equal(text, readFileSync(file, 'utf8'));
      });
    }

    it(`has no picture of a card that is gone, in ${language}`, () => {
      const files = readdirSync(new URL(`${language}/`, GOLDEN)).sort();

      assert.deepEqual(files, cards.map(([name]) => `${name}.json`).sort());
    });
  }
});

function write(file: URL, text: string): void {
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, text);
}
