import assert from 'node:assert/strict';
import { mapTexts } from '../../locales/map-texts.ts';

const shout = (text: string): string => text.toUpperCase();

describe('mapTexts', () => {
  it('changes texts, in lists and in parts of parts', () => {
    assert.deepEqual(mapTexts({ a: 'x', b: { c: ['y', { d: 'z' }] } }, shout), {
      a: 'X',
      b: { c: ['Y', { d: 'Z' }] },
    });
  });

  it('changes what functions make, of all that they are given', () => {
    const { page, steps } = mapTexts(
      { page: (n: number, of: string) => `${n} of ${of}`, steps: (a: string) => [a, 'then'] },
      shout,
    );

    assert.equal(page(1, 'x'), '1 OF X');
    assert.deepEqual(steps('now'), ['NOW', 'THEN']);
  });

  it('leaves alone what is no text', () => {
    assert.deepEqual(mapTexts({ a: 1, b: null, c: undefined, d: true }, shout), {
      a: 1,
      b: null,
      c: undefined,
      d: true,
    });
  });
});
