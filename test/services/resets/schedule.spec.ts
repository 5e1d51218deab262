import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isAwaited, nextLook } from '../../../services/resets/schedule.ts';

const SCHEDULE = { firstMs: 5_000, maxMs: 900_000, growth: 1.5, jitter: 0.2 };
const HALFWAY = 0.5;

describe('nextLook', () => {
  it('waits as long as the other side asks, where that is longer', () => {
    const at = nextLook(SCHEDULE, { since: 0, now: 0, chance: HALFWAY, retryAfterMs: 60_000 });
    assert.equal(at, 60_000);
  });

  it('looks after the first wait at the beginning', () => {
    assert.equal(nextLook(SCHEDULE, { since: 1_000, now: 1_000, chance: HALFWAY }), 6_000);
  });

  it('waits longer each time, by the growth', () => {
    assert.equal(nextLook(SCHEDULE, { since: 0, now: 100_000, chance: HALFWAY }), 150_000);
  });

  it('looks closely for as long as it is told to, and then as seldom as before', () => {
    const closely = { ...SCHEDULE, closely: { forMs: 120_000, maxMs: 8_000 } };
    const waitAt = (now: number): number => nextLook(closely, { since: 0, now, chance: HALFWAY }) - now;
    assert.deepEqual([0, 12_000, 119_999, 120_000].map(waitAt), [5_000, 6_000, 8_000, 60_000]);
  });

  it('never waits longer than the longest wait', () => {
    assert.equal(nextLook(SCHEDULE, { since: 0, now: 90_000_000, chance: HALFWAY }), 90_900_000);
  });

  it('strays by the jitter at most, to both sides', () => {
    assert.equal(nextLook(SCHEDULE, { since: 0, now: 0, chance: 0 }), 4_000);
    assert.equal(nextLook(SCHEDULE, { since: 0, now: 0, chance: 1 }), 6_000);
  });

  it('looks fewer than forty times in the first hour, whatever chance does', () => {
    const chance = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
    fc.assert(
      fc.property(fc.array(chance, { minLength: 40, maxLength: 40 }), (chances) => {
        const end = chances.reduce((now, chance) => nextLook(SCHEDULE, { since: 0, now, chance }), 0);
        assert.ok(end > 3_600_000, String(end));
      }),
    );
  });

  it('is always later than now, also where the clock went back', () => {
    assert.ok(nextLook({ ...SCHEDULE, firstMs: 0 }, { since: 500, now: 100, chance: 0 }) > 100);
  });
});

describe('isAwaited', () => {
  const closely = { ...SCHEDULE, closely: { forMs: 120_000, maxMs: 8_000 } };

  it('is over after the time of looking closely, but not before the last look that was planned in it', () => {
    const latest = nextLook(closely, { since: 0, now: 119_999, chance: 1 });
    const next = nextLook(closely, { since: 0, now: 120_000, chance: 0 });
    assert.deepEqual(
      [0, 119_999, latest, next].map((elapsedMs) => isAwaited(closely, elapsedMs)),
      [true, true, true, false],
    );
  });

  it('is never so where nothing is looked at closely', () => {
    assert.equal(isAwaited(SCHEDULE, 0), false);
  });
});
