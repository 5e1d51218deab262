import assert from 'node:assert/strict';
import { readerFor } from '../../locales/index.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '../../locales/language.ts';
import { understand } from '../../services/understanding/understand.ts';
import { everyText } from './every-text.ts';
import { quotationsOf } from './quotations.ts';

const ENGLISH = readerFor('en', 'UTC').messages;

describe('What texts ask people to say', () => {
  it('is found: “reset” and all the others', () => {
    const quotations = new Set(quotationsOf(ENGLISH).map(({ quotation }) => quotation));

    for (const phrase of ['reset', 'my devices', 'status', 'cancel', 'help', 'Show passcode', 'Hide'])
      assert.ok(quotations.has(phrase), phrase);
  });

  for (const language of LANGUAGES) {
    const { messages } = readerFor(language, 'UTC');

    it(`is understood, or the name of a button, in ${language}`, () => {
      assert.deepEqual(
        quotationsOf(messages).filter(({ means }) => means === 'unknown'),
        [],
      );
    });

    it(`means in every place what it means in English, in ${language}`, () => {
      assert.deepEqual(meanings(messages), meanings(ENGLISH));
    });

    it(`means in every example what it means in English, in ${language}`, () => {
      const intents = (phrases: readonly string[]) => phrases.map((phrase) => understand(phrase).kind);
      const says = (all: typeof messages) => all.help.examples.map(({ say }) => say);

      assert.deepEqual(intents(messages.welcome.say), intents(ENGLISH.welcome.say));
      assert.deepEqual(intents(says(messages)), intents(says(ENGLISH)));
    });

    it(`stands in the quotation marks of the language alone, in ${language}`, () => {
      const own = messages.quoted('');
      const foreign = everyText(messages).filter(({ text }) =>
        [...text.matchAll(/[“”„‘«»"]|(?<!\p{L})’|’(?!\p{L})/gu)].some(([mark]) => !own.includes(mark)),
      );

      assert.deepEqual(foreign, []);
    });

    it(`understands the name of the language itself: ${LANGUAGE_NAMES[language]}`, () => {
      assert.deepEqual(understand(LANGUAGE_NAMES[language]), { kind: 'language', language });
    });
  }
});

function meanings(messages: typeof ENGLISH): readonly string[] {
  return quotationsOf(messages)
    .map(({ path, means }) => `${path}: ${means}`)
    .sort();
}
