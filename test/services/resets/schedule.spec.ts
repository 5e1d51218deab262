import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nextLook } from '../../../services/resets/schedule.ts';

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

  it('never waits longer than the longest wait', () => {
    assert.equal(nextLook(SCHEDULE, { since: 0, now: 90_000_000, chance: HALFWAY }), 90_900_000);
  });

  it('strays by the jitter at most, to both sides', () => {
    assert.equal(nextLook(SCHEDULE, { since: 0, now: 0, chance: 0 }), 4_000);
    assert.equal(nextLook(SCHEDULE, { since: 0, now: 0, chance: 1 }), 6_000);
  });

  it('looks about forty times in the first hour at the most, whatever chance does', () => {
    const chances = fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }));
    fc.assert(
      fc.property(chances, (stream) => {
        let looks = 0;
        for (let now = 0; now < 3_600_000; looks += 1) {
          now = nextLook(SCHEDULE, { since: 0, now, chance: stream.next().value ?? HALFWAY });
        }
        assert.ok(looks < 40, String(looks));
      }),
    );
  });

  it('is always later than now, also where the clock went back', () => {
    assert.ok(nextLook({ ...SCHEDULE, firstMs: 0 }, { since: 500, now: 100, chance: 0 }) > 100);
  });
});
