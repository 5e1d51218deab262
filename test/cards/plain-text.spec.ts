import assert from 'node:assert/strict';
import fc from 'fast-check';
import { escapeParagraphs, escapeText } from '../../cards/plain-text.ts';

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

describe('escapeParagraphs', () => {
  it('keeps every line and nothing that could break the card', () => {
    const text = 'one\r\n\n<b>two</b> **three**\u2028{{DATE(x)}}\u202E\nשלום';

    assert.deepEqual(escapeParagraphs(text), [
      'one',
      '<b>two</b> **three**',
      '{\u2060{DATE(x)}}',
      '\u2068שלום\u2069',
    ]);
  });

  it('loses no words of a long text', () => {
    assert.equal(escapeParagraphs('n'.repeat(10_000))[0]?.length, 10_000);
  });

  it('bounds the paragraphs and loses no line of many', () => {
    const lines = Array.from({ length: 200 }, (_, index) => `line-${index}`);

    const paragraphs = escapeParagraphs(lines.join('\n'));

    assert.equal(paragraphs.length, 40);
    for (const line of lines) assert.ok(paragraphs.join(' ').split(' ').includes(line), line);
  });

  it('says nothing where nothing visible is left', () => {
    assert.deepEqual(escapeParagraphs(' \n\u200B\n'), []);
  });
});
