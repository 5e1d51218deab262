import assert from 'node:assert/strict';
import { nodesOfType, structureOf, textsOf } from './card-tree.ts';
import { reader, sampleCards } from './samples.ts';

/** What people, or attackers, call their devices, and what the cards show for it. */
const NAMES: Readonly<Record<string, readonly [name: string, shown: string]>> = {
  Markdown: ['**bold** _it_ `code` # h', '**bold** _it_ `code` # h'],
  'a Markdown link': ['[click](https://evil.example)', '[click](https://evil.example)'],
  'a Markdown image': ['![x](https://evil.example/x.png)', '![x](https://evil.example/x.png)'],
  HTML: ['<b>x</b><script>alert(1)</script>', '<b>x</b><script>alert(1)</script>'],
  'an entity': ['&lt;b&gt; &#42;', '&lt;b&gt; &#42;'],
  'a binding': ['${deviceName} ${json(x)}', '${deviceName} ${json(x)}'],
  'a date function': ['{{DATE(2020-01-01T00:00:00Z)}}', '{\u2060{DATE(2020-01-01T00:00:00Z)}}'],
  'JSON and quotes': ['"},{"type":"Image"} \\ \' `', '"},{"type":"Image"} \\ \' `'],
  emoji: ['👨‍👩‍👧‍👦 📱 🇳🇱', '👨‍👩‍👧‍👦 📱 🇳🇱'],
  'a right-to-left override': ['safe\u202Egpj.exe', 'safegpj.exe'],
  'right-to-left letters': ['הטלפון שלי', '\u2068הטלפון שלי\u2069'],
  'isolates that never end': ['\u2067x\u2066y', 'xy'],
  'several lines': ['one\r\ntwo\u2028three\tfour', 'one two three four'],
  'control characters': ['a\u0000b\u0007c', 'abc'],
  'half an emoji': ['x\uD83D', 'x\uFFFD'],
  '500 characters': ['n'.repeat(500), `${'n'.repeat(64)}…`],
  'nothing visible': [' \u200B\u2060\u202E ', 'Device without a name'],
};

for (const [title, [name, shown]] of Object.entries(NAMES)) {
  describe(`A device named with ${title}`, () => {
    const cards = Object.entries(sampleCards(reader('en'), name));
    const plain = sampleCards(reader('en'), 'AW Galaxy S21');

    for (const [cardName, card] of cards.filter(([, sample]) => namesDevice(sample))) {
      it(`is text and nothing else in ${cardName}`, () => {
        const runs = nodesOfType(card, 'TextRun').filter(({ text }) => String(text).includes(shown));
        assert.ok(runs.length > 0);
        assert.deepEqual(structureOf(card), structureOf(plain[cardName]));
      });

      it(`stays out of Markdown and speech in ${cardName}`, () => {
        for (const text of nodesOfType(card, 'TextBlock')) assert.ok(!String(text['text']).includes(shown));
        assert.ok(!`${card.speak} ${card.fallbackText}`.includes(shown));
      });
    }
  });

  /** Cards that name the device are those that change with its name. */
  function namesDevice(card: unknown): boolean {
    return textsOf(card).some((text) => text.includes(shown));
  }
}

describe('Cards that name a device', () => {
  it('are all found by the table above', () => {
    const naming = Object.entries(sampleCards(reader('en'), 'Marker-42')).filter(([, card]) =>
      textsOf(card).some((text) => text.includes('Marker-42')),
    );
    for (const [, [name, shown]] of Object.entries(NAMES)) {
      const cards = sampleCards(reader('en'), name);
      for (const [cardName] of naming) {
        assert.ok(
          textsOf(cards[cardName]).some((text) => text.includes(shown)),
          `${cardName}: ${name}`,
        );
      }
    }
  });
});
