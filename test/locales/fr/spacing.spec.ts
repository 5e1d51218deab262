import assert from 'node:assert/strict';
import { holdSpaces } from '../../../locales/fr/spacing.ts';
import { readerFor } from '../../../locales/index.ts';
import { everyText } from '../every-text.ts';

const NBSP = '\u00A0';

describe('holdSpaces', () => {
  it('lets no line begin with a double sign, and none end or begin inside quotation marks', () => {
    assert.equal(
      holdSpaces('Prêt ? Oui ! Écrivez « aide » ; ou ceci : non'),
      `Prêt${NBSP}? Oui${NBSP}! Écrivez «${NBSP}aide${NBSP}»${NBSP}; ou ceci${NBSP}: non`,
    );
  });

  it('leaves other spaces, times and names as they are', () => {
    for (const text of ['à 14:05', 'Pixel 8 Pro', 'https://contoso.example/?q=1'])
      assert.equal(holdSpaces(text), text);
  });
});

describe('Every French text', () => {
  const { messages } = readerFor('fr', 'UTC');

  it('has a space that holds before double signs and inside quotation marks', () => {
    const wrong = everyText(messages).filter(({ text }) =>
      /[^\d\u00A0:?!](?=[?!;»])|\p{L}:|«(?!\u00A0)/u.test(text),
    );

    assert.deepEqual(wrong, []);
  });

  it('has curved apostrophes', () => {
    assert.deepEqual(
      everyText(messages).filter(({ text }) => text.includes("'")),
      [],
    );
  });
});
