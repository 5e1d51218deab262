import assert from 'node:assert/strict';
import fc from 'fast-check';
import { splitText } from '../../../bot/handlers/split-text.ts';

describe('splitText', () => {
  it('leaves a text that fits as it is, also an empty one', () => {
    assert.deepEqual(splitText('hello\nthere'), ['hello\nthere']);
    assert.deepEqual(splitText(''), ['']);
  });

  it('cuts between words', () => {
    const words = Array.from({ length: 2000 }, (_, index) => `word${index}`).join(' ');

    const parts = splitText(words);

    assert.ok(parts.length > 1);
    assert.equal(parts.join(' '), words);
  });

  it('cuts no character in two where there are no words', () => {
    const family = '👨‍👩‍👧‍👦';

    const parts = splitText(family.repeat(1000));

    assert.equal(parts.join(''), family.repeat(1000));
    for (const part of parts) assert.match(part, new RegExp(`^(${family})+$`, 'u'));
  });

  it('cuts one character piled up with accents all the same', () => {
    const parts = splitText(`a${'\u0301'.repeat(9000)}`);

    assert.ok(parts.every(({ length }) => length <= 4000));
    assert.equal(parts.join('').length, 9001);
  });

  it('loses nothing but blanks at the cuts, whatever comes in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 9000, minLength: 3000 }), (text) => {
        const parts = splitText(text);
        assert.equal(parts.join('').replaceAll(/\s/g, ''), text.replaceAll(/\s/g, ''));
        assert.ok(parts.every(({ length }) => length <= 4000));
      }),
      { numRuns: 30 },
    );
  });
});
