import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { compileCard, drawnOnce, shareCard } from '../../cards/card.ts';
import { type Language, readerFor } from '../../locales/index.ts';

const FRAME = {
  type: 'AdaptiveCard',
  version: '1.5',
  lang: '${lang}',
  speak: '${summary}',
  fallbackText: '${summary}',
};
const DATA = { lang: 'en', summary: 'A card' };

describe('compileCard', () => {
  it('refuses data that lacks what the layout binds', () => {
    const fill = compileCard({ ...FRAME, body: [{ type: 'TextBlock', text: '${title}' }] });

    assert.throws(() => fill(DATA), /lacks title/);
  });

  it('refuses data in which a repeated part lacks what the layout binds', () => {
    const fill = compileCard({ ...FRAME, body: [{ $data: '${rows}', type: 'TextBlock', text: '${name}' }] });

    assert.throws(() => fill({ ...DATA, rows: [{ name: 'a' }, {}] }), /lacks name/);
  });

  it('refuses data that lacks an optional part instead of binding it to an empty list', () => {
    const fill = compileCard({ ...FRAME, body: [{ $data: '${hints}', type: 'TextBlock', text: '${text}' }] });

    assert.throws(() => fill(DATA), /lacks hints/);
  });

  it('refuses a layout that is not a card of version 1.5', () => {
    const fill = compileCard({ ...FRAME, version: '1.6' });

    assert.throws(() => fill(DATA));
  });

  it('shows data that looks like a binding as it is', () => {
    const fill = compileCard({ ...FRAME, body: [{ type: 'TextBlock', text: '${title}' }] });

    const card = fill({ ...DATA, title: '${summary} ${gone}' });

    assert.deepEqual(card['body'], [{ type: 'TextBlock', text: '${summary} ${gone}' }]);
  });

  it('leaves out an optional part that is bound to an empty list', () => {
    const fill = compileCard({ ...FRAME, body: [{ $data: '${hints}', type: 'TextBlock', text: '${text}' }] });

    assert.deepEqual(fill({ ...DATA, hints: [] })['body'], []);
  });
});

describe('Layouts', () => {
  const folder = new URL('../../cards/templates/', import.meta.url);

  for (const file of readdirSync(folder)) {
    const strings = stringsOf(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));

    it(`bind only whole strings to plain paths, without functions or conditions, in ${file}`, () => {
      for (const text of strings.filter((string) => string.includes('${'))) {
        assert.match(text, /^\$\{[a-zA-Z]+\}$/);
      }
      assert.ok(!strings.includes('$when'));
    });

    it(`hold no words of any language, in ${file}`, () => {
      const layout: unknown = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
      for (const text of wordsShown(layout)) assert.doesNotMatch(text, /\p{L}/u);
    });
  }
});

function stringsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => [key, ...stringsOf(part)]);
}

/** Texts written into the layout itself: signs, if anything. */
function wordsShown(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]: [string, unknown]) =>
    typeof part === 'string' && ['text', 'title', 'label', 'errorMessage', 'altText'].includes(key)
      ? [part].filter((text) => !text.startsWith('${'))
      : wordsShown(part),
  );
}

describe('shareCard', () => {
  it('lets nobody change what others see, however deep', () => {
    const card = shareCard({ type: 'AdaptiveCard', body: [{ type: 'TextBlock', text: 'Help' }] });
    assert.throws(() => card.body.push({ type: 'TextBlock', text: 'more' }), TypeError);
    assert.throws(() => Object.assign(card.body[0] ?? {}, { text: 'other' }), TypeError);
  });
});

describe('drawnOnce', () => {
  const fill = compileCard({ ...FRAME, body: [{ type: 'TextBlock', text: '${lang}' }] });

  it('draws a card once for each language, whoever reads it, and lets nobody change it', () => {
    let drawn = 0;
    const draw = drawnOnce(({ language }) => {
      drawn += 1;
      return fill({ ...DATA, lang: language });
    });
    const cardFor = (language: Language, zone?: string) => draw(readerFor(language, zone));
    assert.equal(cardFor('nl', 'Europe/Amsterdam'), cardFor('nl'));
    assert.deepEqual([cardFor('nl').lang, cardFor('fr').lang, drawn], ['nl', 'fr', 2]);
    assert.ok(Object.isFrozen(cardFor('nl')));
  });
});
