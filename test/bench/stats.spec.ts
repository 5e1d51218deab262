import assert from 'node:assert/strict';
import { median, percentile, ratioOf, slopeOf, spreadOf } from '../../bench/report/stats.ts';

describe('statistics of the bench', () => {
  for (const make of [() => median([]), () => percentile([], 0.5), () => slopeOf([[1, 1]])]) {
    it(`makes nothing up where there is too little: ${String(make)}`, () => {
      assert.throws(make, RangeError);
    });
  }

  it('compares only what was measured in the same rounds', () => {
    assert.throws(() => ratioOf([1, 2], [1]), RangeError);
  });

  it('takes the middle whatever the order, and between two the mean', () => {
    assert.deepEqual([median([9, 1, 5]), median([4, 1, 3, 2])], [5, 2.5]);
  });

  it('does not let one wild round move the middle', () => {
    assert.deepEqual(spreadOf([2, 2, 900]), { median: 2, min: 2, max: 900 });
  });

  it('takes a ratio round by round, so that what disturbs a round disturbs both', () => {
    assert.deepEqual(ratioOf([2, 20, 4], [1, 10, 2]), { median: 2, min: 2, max: 2 });
  });

  it('takes percentiles by the nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, place) => 100 - place);
    const shares = [0, 0.5, 0.95, 0.99, 1];
    assert.deepEqual(
      shares.map((share) => percentile(hundred, share)),
      [1, 50, 95, 99, 100],
    );
  });

  it('finds the slope of what grows, and none where it only wobbles', () => {
    const grows = [0, 1, 2, 3].map((x) => [x, 5 + 2 * x] as const);
    const wobbles = [0, 1, 2, 3].map((x) => [x, x === 1 || x === 2 ? 6 : 5] as const);
    assert.deepEqual([slopeOf(grows), slopeOf(wobbles)], [2, 0]);
  });
});
