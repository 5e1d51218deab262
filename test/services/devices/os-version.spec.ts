import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseOsVersion } from '../../../services/devices/os-version.ts';

describe('parseOsVersion', () => {
  for (const garbage of [
    '',
    ' ',
    '.',
    '7.',
    '.7',
    '-7',
    '7,0',
    '7.0b',
    '7 0',
    'seven',
    '1e3',
    '1.2.3.4.5.6',
  ]) {
    it(`refuses '${garbage}'`, () => {
      assert.equal(parseOsVersion(garbage), undefined);
    });
  }

  for (const [text, major, minor] of [
    ['8.1', 8, 1],
    ['10.0.15254', 10, 0],
    ['10.0.22631.3593', 10, 0],
    ['6.3.9600', 6, 3],
    ['7.0', 7, 0],
    ['6.0.1', 6, 0],
    ['14', 14, 0],
    [' 8.10.14219.341 ', 8, 10],
  ] as const) {
    it(`reads '${text}'`, () => {
      assert.deepEqual(parseOsVersion(text), { major, minor });
    });
  }

  it('answers any text with whole numbers or nothing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const version = parseOsVersion(text);
        assert.ok(
          version === undefined || (Number.isInteger(version.major) && Number.isInteger(version.minor)),
        );
      }),
    );
  });
});
