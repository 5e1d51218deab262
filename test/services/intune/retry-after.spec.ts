import assert from 'node:assert/strict';

import { readRetryAfter } from '../../../services/intune/retry-after.ts';

const NOW = Date.parse('2026-03-01T12:00:00Z');

describe('readRetryAfter', () => {
  for (const header of [
    null,
    '',
    'soon',
    '-5',
    '1.5x',
    '2026-03-01',
    'NaN',
    '9'.repeat(400),
    'nonsense GMT',
  ]) {
    it(`says nothing for ${JSON.stringify(header).slice(0, 20)}`, () => {
      assert.equal(readRetryAfter(header, NOW), undefined);
    });
  }

  it('reads seconds', () => {
    assert.equal(readRetryAfter(' 20 ', NOW), 20_000);
    assert.equal(readRetryAfter('0', NOW), 0);
  });

  it('reads an HTTP date', () => {
    assert.equal(readRetryAfter('Sun, 01 Mar 2026 12:00:30 GMT', NOW), 30_000);
  });

  it('takes a date that has passed as no wait', () => {
    assert.equal(readRetryAfter('Sun, 01 Mar 2026 11:00:00 GMT', NOW), 0);
  });
});
