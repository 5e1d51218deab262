import assert from 'node:assert/strict';
import { LANGUAGES } from '../../locales/language.ts';
import { seenBy } from './card-tree.ts';
import { readAsVersion15 } from './published-schema.ts';
import { reader, sampleCards } from './samples.ts';

describe('Every card, read by Microsoft’s library as Adaptive Cards 1.5', () => {
  it('is complained about where a card has an unknown element, value or property', () => {
    const wrong = {
      type: 'AdaptiveCard',
      version: '1.5',
      body: [{ type: 'TextBlok' }, { type: 'TextBlock', text: 'x', size: 'Hugee', wrapp: true }],
    };

    const { problems, understood } = readAsVersion15(wrong);

    assert.equal(problems.length, 2);
    assert.notDeepEqual(understood, wrong);
  });

  for (const language of LANGUAGES) {
    for (const [name, card] of Object.entries(sampleCards(reader(language), 'AW Galaxy S21'))) {
      for (const client of ['new', 'old'] as const) {
        it(`understands all of ${name} in ${language}, for ${client} clients`, () => {
          const seen = seenBy(client, card);

          const { problems, understood } = readAsVersion15(seen);

          assert.deepEqual(problems, []);
          assert.deepEqual(withoutLanguage(understood), withoutLanguage(seen));
        });
      }
    }
  }
});

/** The library loses every other `lang`; see `published-schema.ts`. */
function withoutLanguage(card: unknown): unknown {
  return JSON.parse(JSON.stringify(card, (key, value: unknown) => (key === 'lang' ? undefined : value)));
}
