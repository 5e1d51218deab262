import assert from 'node:assert/strict';
import { renderDeviceList } from '../../cards/device-list.ts';
import { pageOfDevices } from '../../cards/device-page.ts';
import { LANGUAGES } from '../../locales/language.ts';
import { nodesOf, nodesOfType, textsOf } from './card-tree.ts';
import { checkGolden, goldenNames } from './golden-files.ts';
import { deviceRow, NOW, reader, sampleCards } from './samples.ts';

const ARABIC_DEVICE = 'هاتف سارة (A52)';
const HEBREW_PERSON = 'דנה לוי';
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

describe('Names in right-to-left scripts', () => {
  for (const language of LANGUAGES) {
    it(`keep to themselves on every card in ${language}`, () => {
      for (const card of Object.values(rightToLeftCards(language))) {
        for (const text of seenTexts(card)) assert.doesNotMatch(withoutIsolates(text), RIGHT_TO_LEFT, text);
      }
    });
  }

  it('are on the cards that the rule above looks at', () => {
    const cards = Object.keys(namingCards());

    for (const name of ['welcome', 'device-list', 'device-list-searched', 'confirmation', 'status'])
      assert.ok(cards.includes(name), name);
  });

  for (const [name, card] of Object.entries(namingCards())) {
    it(`look as they were last looked at: ${name}`, () => {
      checkGolden('right-to-left', name, card);
    });
  }

  it('have no picture of a card that is gone', () => {
    assert.deepEqual(goldenNames('right-to-left'), Object.keys(namingCards()).sort());
  });

  it('come out of the search field as they went in, to be found again', () => {
    const { 'device-list-searched': list } = rightToLeftCards('en');
    const search = nodesOfType(list, 'Input.Text')[0]?.['value'];

    assert.equal(search, 'سارة');
    assert.equal(pageOfDevices([deviceRow({ name: ARABIC_DEVICE })], { page: 0, search }).total, 1);
  });

  it('stand in one isolate where maker and model are both written so', () => {
    const rows = [deviceRow({ manufacturer: 'שמש', model: 'גל 5' })];
    const card = renderDeviceList(
      { promptId: 'p1', now: NOW, ...pageOfDevices(rows, { page: 0 }) },
      reader('en'),
    );

    assert.ok(textsOf(card).some((text) => text.startsWith('\u2068שמש גל 5\u2069 · ')));
  });
});

function rightToLeftCards(language: (typeof LANGUAGES)[number]) {
  const search = 'سارة';
  const rows = pageOfDevices([deviceRow({ name: ARABIC_DEVICE })], { page: 0, search });
  return {
    ...sampleCards(reader(language), ARABIC_DEVICE, HEBREW_PERSON),
    'device-list-searched': renderDeviceList({ promptId: 'p1', now: NOW, search, ...rows }, reader(language)),
  };
}

/** The cards that show a name; the others are in the pictures of their language already. */
function namingCards() {
  const cards = Object.entries(rightToLeftCards('en'));
  return Object.fromEntries(cards.filter(([, card]) => RIGHT_TO_LEFT.test(textsOf(card).join())));
}

/** Every string of a card but what fields hold: a field is a paragraph of its own and sends back what it holds. */
function seenTexts(card: unknown): readonly string[] {
  return nodesOf(card).flatMap((node) =>
    Object.entries(node).flatMap(([key, text]) =>
      typeof text === 'string' && key !== 'value' ? [text] : [],
    ),
  );
}

function withoutIsolates(text: string): string {
  return text.replaceAll(/\u2068[^\u2068\u2069]*\u2069/g, '');
}
