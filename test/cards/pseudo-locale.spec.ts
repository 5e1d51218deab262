import assert from 'node:assert/strict';
import { LANGUAGE_NAMES } from '../../locales/language.ts';
import { CASE_DATA } from './case-samples.ts';
import { nodesOf, structureOf } from './card-tree.ts';
import { pseudoReader, withoutCatalogue } from './pseudo-locale.ts';
import { deviceRow, PASSCODE, reader, sampleCards } from './samples.ts';

/** The properties of a card's elements that a person reads or hears. */
const SEEN = [
  'text',
  'title',
  'label',
  'errorMessage',
  'placeholder',
  'tooltip',
  'altText',
  'speak',
  'fallbackText',
];
/** What stands in cards and comes from elsewhere: devices, people, the organisation, and languages' names. */
const { manufacturer = '', model = '', operatingSystem, osVersion } = deviceRow();
const DATA = [
  `${manufacturer} ${model}`,
  `${operatingSystem} ${osVersion}`,
  ...['Contoso IT', '+31 20 123 4567', 'it@contoso.example', 'Weekdays 8:00–18:00', 'IT portal'],
  ...Object.values(LANGUAGE_NAMES),
  ...CASE_DATA,
];
const DEVICE = '§42§';
const PSEUDO = pseudoReader('Europe/Amsterdam');

describe('withoutCatalogue', () => {
  it('leaves what was written elsewhere, beside and around texts of the catalogue', () => {
    const { buttons, quoted } = PSEUDO.messages;

    assert.equal(withoutCatalogue(`${quoted(buttons.help)} or ${buttons.cancel}!`), ' or !');
    assert.equal(withoutCatalogue('Help'), 'Help');
  });
});

for (const [name, card] of Object.entries(sampleCards(PSEUDO, DEVICE))) {
  describe(`The card ${name} in a language that nobody speaks`, () => {
    it('has no words but those of the catalogue', () => {
      const strange = seenTexts(card).filter((text) => hasWords(withoutCatalogue(withoutData(text))));

      assert.deepEqual(strange, []);
    });

    it('has the elements that it has in English', () => {
      const english = sampleCards(reader('en'), DEVICE)[name];

      assert.deepEqual(structureOf(card), structureOf(english));
    });
  });
}

function seenTexts(card: unknown): readonly string[] {
  return nodesOf(card).flatMap((node) =>
    SEEN.map((property) => node[property]).filter((text) => typeof text === 'string'),
  );
}

/** ℹ️ is a letter to Unicode, and a glyph to people. */
function hasWords(text: string): boolean {
  return /\p{L}/u.test(text.replaceAll(/\p{Extended_Pictographic}/gu, ''));
}

/** Passcodes and names of devices count only where they stand alone. */
function withoutData(text: string): string {
  if (PASSCODE.includes(text) || /^Phone \d+$/.test(text)) return '';
  return DATA.reduce((rest, data) => rest.replaceAll(data, ''), text);
}
