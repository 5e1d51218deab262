import assert from 'node:assert/strict';
import sinon from 'sinon';

import {
  createWatchBudget,
  GRAPH_WINDOW_MS,
  LEAST_WATCH_REQUESTS,
  ON_THE_WAY_MS,
  pauseWatching,
  waitForRoom,
  type WatchBudget,
} from '../../../services/intune/watch-budget.ts';
import { IoError } from '../../../services/platform/errors.ts';
import { createMemoryRateBudgets } from '../../../services/platform/memory-rate-budget.ts';
import { HandClock } from '../resets/hand-ports.ts';
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
    await assert.rejects(
      waitForRoom(() => budget.take(20)),
      { code: 'graph.not-sent', retryable: true },
    );
  });

  it('gives up at once where room is far, and says when there is some', async () => {
    const budget = new HandBudget();
    budget.waits = [2_001];
    await assert.rejects(
      waitForRoom(() => budget.take(20)),
      { code: 'graph.throttled', retryAfterMs: 2_001 },
    );
    assert.equal(time.countTimers(), 0);
  });

  it('gives up where others are always faster', async () => {
    const budget = new HandBudget();
    budget.waits = Array<number>(9).fill(900);
    const rejected = assert.rejects(
      waitForRoom(() => budget.take(20)),
      { code: 'graph.throttled', retryAfterMs: 900 },
    );
    await time.tickAsync(1_800);
    await rejected;
    assert.equal(budget.taken.length, 3);
  });

  it('does not wait at all where it is not to', async () => {
    const budget = new HandBudget();
    budget.waits = [1];
    await assert.rejects(
      waitForRoom(() => budget.take(20), 0),
      { code: 'graph.throttled', retryAfterMs: 1 },
    );
    assert.equal(time.countTimers(), 0);
  });

  it('waits as long as it is told, and asks again for the same', async () => {
    const budget = new HandBudget();
    budget.waits = [400];
    let hasRoom = false;
    const waited = waitForRoom(() => budget.take(20)).then(() => (hasRoom = true));
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

describe('createWatchBudget', () => {
  const open = (requests = 1000): { readonly budget: WatchBudget; readonly clock: HandClock } => {
    const clock = new HandClock(1_000_000);
    return { budget: createWatchBudget(createMemoryRateBudgets(clock), requests), clock };
  };

  for (const requests of [LEAST_WATCH_REQUESTS, 61, 200, 1000, 2000]) {
    it(`lets no more than ${requests} arrive in any 20 seconds, though some take a second longer on the way`, async () => {
      const { budget, clock } = open(requests);
      const arrivals: number[] = [];
      const start = clock.now();
      while (clock.now() < start + GRAPH_WINDOW_MS + ON_THE_WAY_MS) {
        const sinceMs = clock.now() - start;
        // The first are late, so that they arrive with what leaves after them; at the end somebody wants the reserve.
        const at = clock.now() + (sinceMs < ON_THE_WAY_MS ? ON_THE_WAY_MS : 0);
        while ((await budget.take(1, 'patient')) === 0) arrivals.push(at);
        while (sinceMs >= GRAPH_WINDOW_MS && (await budget.take(1, 'close')) === 0) arrivals.push(at);
        clock.time += 10;
      }
      const most = mostWithin(arrivals, GRAPH_WINDOW_MS);
      assert.ok(most <= requests && most >= requests * 0.97 - 1, String(most));
    });
  }

  it('has room at once for the looks of 250 people, however many devices have been silent for long', async () => {
    const { budget, clock } = open();
    let refused = 0;
    for (let step = 0; step < 6_000; step += 1) {
      await budget.take(20, 'patient');
      await budget.take(5, 'patient');
      // 250 looks in 8 s, gathered into batches of up to three.
      if (step % 8 === 0 && (await budget.take(step % 16 === 0 ? 3 : 2, 'close')) > 0) refused += 1;
      clock.time += 10;
    }
    assert.equal(refused, 0);
  });

  it('leaves patient looks a tenth, however many close ones there are', async () => {
    const { budget, clock } = open();
    const given = { close: 0, patient: 0 };
    for (let step = 0; step < 10_000; step += 1) {
      for (const kind of ['close', 'close', 'patient', 'close'] as const) {
        if ((await budget.take(20, kind)) === 0) given[kind] += 20;
      }
      clock.time += 10;
    }
    const share = given.patient / (given.patient + given.close);
    assert.ok(share > 0.08 && share < 0.15, JSON.stringify(given));
  });

  it('gives close looks all that others do not want, but for that tenth', async () => {
    const { budget, clock } = open();
    let given = 0;
    for (let step = 0; step < 10_000; step += 1) {
      if ((await budget.take(1, 'close')) === 0) given += 1;
      clock.time += 10;
    }
    assert.ok(given > 3_800 && given < 4_000, String(given));
  });

  it('has room for neither kind in a pause', async () => {
    const { budget } = open();
    await budget.pause(60_000);
    assert.ok((await budget.take(1, 'close')) > 59_000);
    assert.ok((await budget.take(1, 'patient')) > 59_000);
  });

  it('has room for close looks first after a pause', async () => {
    const { budget, clock } = open();
    await budget.pause(60_000);
    clock.time += 61_000;
    assert.equal(await budget.take(20, 'close'), 0);
    assert.ok((await budget.take(1, 'patient')) > 0);
  });
});

/** The most in any window of so many milliseconds. */
function mostWithin(moments: readonly number[], windowMs: number): number {
  const sorted = moments.toSorted((a, b) => a - b);
  let first = 0;
  let most = 0;
  for (const [last, moment] of sorted.entries()) {
    while (moment - (sorted[first] ?? moment) >= windowMs) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}
