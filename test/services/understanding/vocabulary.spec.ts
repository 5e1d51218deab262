import assert from 'node:assert/strict';
import { correctSpelling } from '../../../services/understanding/spelling.ts';
import { phrasesFrom } from '../../../services/understanding/vocabulary/lexicon.ts';

describe('vocabulary', () => {
  for (const word of ['looked', 'resent', 'table', 'restart', 'vergeven', 'verlassen']) {
    it(`leaves the ordinary word '${word}' as it is`, () => {
      assert.equal(correctSpelling(word), word);
    });
  }

  for (const [slip, meant] of [
    ['passcoed', 'passcode'],
    ['fogrot', 'forgot'],
    ['vergetn', 'vergeten'],
    ['zuruecksetzen', 'zurucksetzen'],
    ['reinitialisre', 'reinitialiser'],
    ['lock', 'lock'],
    ['xylophone', 'xylophone'],
  ] as const) {
    it(`reads '${slip}' as '${meant}'`, () => {
      assert.equal(correctSpelling(slip), meant);
    });
  }

  it('finds phrases by their first word, written comparably', () => {
    const concepts = phrasesFrom('zurucksetzen').map(({ concept }) => concept);

    assert.ok(concepts.includes('reset'));
  });
});
