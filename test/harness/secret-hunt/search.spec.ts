import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createSearch, SHORTEST_PATTERN } from './search.ts';

const bytesOf = (text: string): Uint8Array => Buffer.from(text);

describe('the search for many patterns at once', () => {
  it('takes no pattern that is everywhere by chance', () => {
    assert.throws(() => createSearch(['x'.repeat(SHORTEST_PATTERN - 1)]), RangeError);
  });

  it('finds nothing in nothing, nor half a pattern', () => {
    const search = createSearch(['abcdefgh', 'abcdefghij']);
    assert.deepEqual(search(bytesOf('')), []);
    assert.deepEqual(search(bytesOf('abcdefg')), []);
    assert.deepEqual(search(bytesOf('bcdefghij')), []);
  });

  it('finds patterns at the beginning, at the end, within each other and across each other', () => {
    const search = createSearch(['abcdefgh', 'abcdefghij', 'defghijk']);
    assert.deepEqual(search(bytesOf('abcdefghijk')), [
      { pattern: 'abcdefgh', at: 0 },
      { pattern: 'abcdefghij', at: 0 },
      { pattern: 'defghijk', at: 3 },
    ]);
  });

  it('finds what indexOf finds, wherever it is', () => {
    // Few characters, so that many beginnings are alike.
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 60 });
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 8, maxLength: 12 });
    fc.assert(
      fc.property(
        fc.array(pattern, { minLength: 1, maxLength: 8 }),
        text,
        text,
        (patterns, before, after) => {
          const all = [...new Set(patterns)];
          const whole = `${before}${all.join('')}${after}`;
          const found = createSearch(all)(bytesOf(whole)).map(({ pattern: each, at }) => `${each}@${at}`);
          const expected = all.flatMap((each) =>
            Array.from(whole, (_, at) => at).flatMap((at) =>
              whole.startsWith(each, at) ? [`${each}@${at}`] : [],
            ),
          );
          assert.deepEqual(found.sort(), expected.sort());
        },
      ),
    );
  });
});
