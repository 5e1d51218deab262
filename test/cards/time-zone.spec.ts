import assert from 'node:assert/strict';
import { readerFor } from '../../locales/index.ts';
import { LANGUAGES } from '../../locales/language.ts';
import { textsOf } from './card-tree.ts';
import { sampleCards } from './samples.ts';

/** Cards of the samples that name a moment: 13:00 UTC in each, 13:01 UTC in some. */
const WITH_TIMES = ['sign-in', 'sign-in-reveal', 'consequences', 'progress-pending', 'expired', 'status'];
const UNNAMED_UTC = /13:0\d(?! UTC)/;

for (const language of LANGUAGES) {
  for (const [zone, clock] of [
    ['Asia/Kolkata', '18:30'],
    ['America/New_York', '08:00'],
    ['UTC', '13:00 UTC'],
  ] as const) {
    describe(`Times for somebody in ${zone}, in ${language}`, () => {
      const cards = sampleCards(readerFor(language, zone), 'X');

      for (const name of WITH_TIMES) {
        it(`are those of their clock on the card ${name}`, () => {
          const texts = textsOf(cards[name]).join('\n');

          assert.ok(texts.includes(clock));
          assert.doesNotMatch(texts, UNNAMED_UTC);
        });
      }
    });
  }
}
