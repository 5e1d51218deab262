import assert from 'node:assert/strict';
import sinon from 'sinon';

import {
  LEAST_WATCH_REQUESTS,
  pauseWatching,
  waitForRoom,
  watchLimit,
} from '../../../services/intune/watch-budget.ts';
import { IoError } from '../../../services/platform/errors.ts';
import { paceOf } from '../../../services/platform/rate-budget.ts';
import { HandBudget } from './hand-budget.ts';
import { recordLog } from './record-log.ts';

const away = (): IoError => new IoError('redis.unavailable', { retryable: true });

describe('waitForRoom', () => {
  let time: sinon.SinonFakeTimers;
  beforeEach(() => (time = sinon.useFakeTimers({ toFake: ['setTimeout'] })));
  afterEach(() => {
    time.restore();
  });

  it('asks Graph nothing where the budget cannot be asked', async () => {
    const budget = new HandBudget();
    budget.failure = away();
    await assert.rejects(waitForRoom(budget, 20), { code: 'graph.not-sent', retryable: true });
  });

  it('gives up at once where room is far, and says when there is some', async () => {
    const budget = new HandBudget();
    budget.waits = [2_001];
    await assert.rejects(waitForRoom(budget, 20), { code: 'graph.throttled', retryAfterMs: 2_001 });
    assert.equal(time.countTimers(), 0);
  });

  it('gives up where others are always faster', async () => {
    const budget = new HandBudget();
    budget.waits = Array<number>(9).fill(900);
    const rejected = assert.rejects(waitForRoom(budget, 20), { code: 'graph.throttled', retryAfterMs: 900 });
    await time.tickAsync(1_800);
    await rejected;
    assert.equal(budget.taken.length, 3);
  });

  it('waits as long as it is told, and asks again for the same', async () => {
    const budget = new HandBudget();
    budget.waits = [400];
    let hasRoom = false;
    const waited = waitForRoom(budget, 20).then(() => (hasRoom = true));
    await time.tickAsync(399);
    assert.equal(hasRoom, false);
    await time.tickAsync(1);
    await waited;
    assert.deepEqual(budget.taken, [20, 20]);
  });
});

describe('pauseWatching', () => {
  it('fails nobody’s call where the pause cannot be passed on', async () => {
    const budget = new HandBudget();
    budget.failure = away();
    const { log, lines } = recordLog();
    await pauseWatching(budget, log)(7_000);
    assert.equal(lines.length, 2);
  });

  it('passes the pause on', async () => {
    const budget = new HandBudget();
    await pauseWatching(budget, recordLog().log)(7_000);
    assert.deepEqual(budget.pauses, [7_000]);
  });
});

describe('watchLimit', () => {
  for (const requests of [LEAST_WATCH_REQUESTS, 41, 1000, 2000]) {
    it(`lets a full batch through, and ${requests.toString()} in 20 seconds`, () => {
      const limit = watchLimit(requests);
      const { costUs } = paceOf(limit);
      assert.ok(limit.burst >= 20);
      const most = limit.burst + Math.floor(20_000_000 / costUs);
      assert.ok(most <= requests && most >= requests - 1, most.toString());
    });
  }
});
