import assert from 'node:assert/strict';
import fc from 'fast-check';
import { escapeText } from '../../cards/plain-text.ts';

describe('escapeText', () => {
  it('cuts between visible characters, never inside one', () => {
    const family = '👨‍👩‍👧‍👦';

    assert.equal(escapeText(family.repeat(9)), family.repeat(9));
    assert.equal(escapeText('é'.normalize('NFD').repeat(70)), `${'é'.normalize('NFD').repeat(64)}…`);
  });

  it('bounds one character piled up with accents', () => {
    assert.ok(escapeText(`a${'\u0301'.repeat(400)}`).length <= 257);
  });

  it('leaves a name as it is where 64 characters are not exceeded', () => {
    const name = 'n'.repeat(64);

    assert.equal(escapeText(name), name);
  });

  it('answers with an empty string where nothing visible is left', () => {
    assert.equal(escapeText('\u202E\u200B \n'), '');
  });

  it('breaks the start of a date function also where braces pile up', () => {
    assert.ok(!escapeText('{{{{TIME(2020-01-01T00:00:00Z)}}}}').includes('{{'));
  });

  it('gives one well-formed line without a date function, whatever comes in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (untrusted) => {
        const text = escapeText(untrusted);
        assert.ok(text.isWellFormed());
        assert.doesNotMatch(text, /[\p{Cc}\u202A-\u202E]|\{\{/u);
        assert.ok(text.length <= 600);
      }),
    );
  });
});
