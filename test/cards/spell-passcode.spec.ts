import assert from 'node:assert/strict';
import { spellPasscode } from '../../cards/spell-passcode.ts';
import { reader } from './samples.ts';

const { passcode: english } = reader('en').messages;
const { passcode: dutch } = reader('nl').messages;

describe('spellPasscode', () => {
  it('names every character that is taken for another', () => {
    const names = spellPasscode('O0lI1o', english).flatMap((group) => group.names);

    assert.deepEqual(names, ['capital O', 'zero', 'small l', 'capital I', 'one', 'small o']);
  });

  it('names them in the reader’s language', () => {
    const names = spellPasscode('Oo0', dutch).flatMap((group) => group.names);

    assert.deepEqual(names, ['hoofdletter O', 'kleine o', 'nul']);
  });

  it('names a sign by itself', () => {
    assert.deepEqual(spellPasscode('#', english)[0]?.names, ['the sign #']);
  });

  it('cuts into groups of four and loses nothing', () => {
    const groups = spellPasscode('abcdefghi', english).map(({ characters }) => characters);

    assert.deepEqual(groups, ['abcd', 'efgh', 'i']);
  });

  it('has no group for an empty passcode', () => {
    assert.deepEqual(spellPasscode('', english), []);
  });
});
