import assert from 'node:assert/strict';
import { readPayload } from '../../cards/actions.ts';
import { LANGUAGES } from '../../locales/language.ts';
import { buttonTitles, nodesOf, nodesOfType, payloads } from './card-tree.ts';
import { pseudoReader } from './pseudo-locale.ts';
import { PASSCODE, reader, sampleCards } from './samples.ts';

/** Teams refuses cards of about 28 KB; the design leaves room for the envelope. */
const MAX_BYTES = 25 * 1024;
const MAX_BAR_BUTTONS = 6;
/** Titles of buttons never wrap in Teams: on a phone a longer one ends in dots. In characters. */
const MAX_BUTTON_TITLE = 28;

const READERS = [
  ...LANGUAGES.map((language) => [language, reader(language)] as const),
  ['a longer language', pseudoReader('Europe/Amsterdam')] as const,
];

for (const [language, to] of READERS) {
  for (const [name, card] of Object.entries(sampleCards(to, 'AW Galaxy S21'))) {
    describe(`The card ${name} in ${language}`, () => {
      it('stays below 25 KB', () => {
        assert.ok(Buffer.byteLength(JSON.stringify(card)) < MAX_BYTES);
      });

      it('leaves no binding open', () => {
        assert.doesNotMatch(JSON.stringify(card), /\$\{/);
      });

      it('has buttons that the bot understands, with the same data for old clients', () => {
        for (const payload of payloads(card)) assert.equal(readPayload(payload).kind, 'action');
        for (const { verb, data, fallback } of nodesOfType(card, 'Action.Execute')) {
          assert.ok(typeof data === 'object' && data !== null && 'action' in data);
          assert.equal(verb, data.action);
          assert.partialDeepStrictEqual(fallback, { type: 'Action.Submit', data });
        }
      });

      it('has at most six buttons in its bar, of which one or none stands out', () => {
        const bar = Array.isArray(card['actions']) ? card['actions'] : [];
        assert.ok(bar.length <= MAX_BAR_BUTTONS);
        assert.ok(nodesOf(seenStyles(bar)).length <= 1);
      });

      it('wraps every text and labels every input', () => {
        for (const text of nodesOfType(card, 'TextBlock')) assert.equal(text['wrap'], true);
        for (const input of [...nodesOfType(card, 'Input.Text'), ...nodesOfType(card, 'Input.Toggle')]) {
          assert.ok(input['label']);
          assert.ok(input['errorMessage']);
        }
      });

      it('says its language, and itself in one sentence', () => {
        assert.equal(card.lang, to.language);
        assert.notEqual(card.speak, '');
        assert.notEqual(card.fallbackText, '');
      });

      it('carries a passcode only where it is the passcode card, and never in what is read aloud', () => {
        const holders = nodesOf(card).filter((node) => node['text'] === PASSCODE);
        assert.equal(holders.length, name === 'passcode' ? 1 : 0);
        assert.ok(!`${card.speak} ${card.fallbackText}`.includes(PASSCODE.slice(0, 4)));
        assert.ok(!JSON.stringify(payloads(card)).includes(PASSCODE.slice(0, 4)));
      });
    });
  }
}

for (const language of LANGUAGES) {
  describe(`Buttons in ${language}`, () => {
    it(`have titles of at most ${MAX_BUTTON_TITLE} characters`, () => {
      const titles = buttonTitles(Object.values(sampleCards(reader(language), 'AW Galaxy S21')));

      assert.ok(titles.length > 0);
      assert.deepEqual(
        titles.filter((title) => title.length > MAX_BUTTON_TITLE),
        [],
      );
    });
  });
}

function seenStyles(bar: readonly unknown[]): unknown {
  return nodesOfType(bar, 'Action.Execute')
    .filter((action) => action['style'] !== undefined)
    .map(({ style }) => ({ style }));
}
