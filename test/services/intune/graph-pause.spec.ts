import assert from 'node:assert/strict';

import { readPause } from '../../../services/intune/graph-pause.ts';

const pauseOf = (status: number, retryAfter?: string): number | undefined =>
  readPause({ status, headers: { get: () => retryAfter ?? null } }, 0);

describe('readPause', () => {
  for (const status of [200, 401, 404, 500, 504]) {
    it(`takes ${status.toString()} for no request to pause, whatever comes with it`, () => {
      assert.equal(pauseOf(status, '9'), undefined);
    });
  }

  it('takes a 503 for one only where it says for how long', () => {
    assert.equal(pauseOf(503), undefined);
    assert.equal(pauseOf(503, '9'), 9_000);
  });

  it('pauses for half a window where a 429 does not say for how long', () => {
    assert.equal(pauseOf(429), 10_000);
    assert.equal(pauseOf(429, 'soon'), 10_000);
  });

  it('does as a 429 says, for five minutes at most', () => {
    assert.equal(pauseOf(429, '17'), 17_000);
    assert.equal(pauseOf(429, '999999999'), 300_000);
  });
});
