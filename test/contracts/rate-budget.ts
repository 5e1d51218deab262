import assert from 'node:assert/strict';
import type { RateBudget, RateLimit } from '../../services/platform/rate-budget.ts';

/** A budget, and a way to let time go by for it. */
export interface BudgetInTime {
  readonly budget: RateBudget;
  readonly pass: (ms: number) => Promise<void>;
  /** The time as the one who asks sees it, in milliseconds. */
  readonly now: () => number;
}

/** 200 ms for each request: longer than a busy machine keeps a test waiting. */
const SLOW: RateLimit = { requests: 25, windowMs: 4_000, burst: 5 };
/** 10 ms for each request. */
const FAST: RateLimit = { requests: 25, windowMs: 200, burst: 5 };

/** What every budget of requests promises. */
export function describeRateBudget(name: string, open: (limit: RateLimit) => BudgetInTime): void {
  describe(`${name} as a budget of requests`, () => {
    it('rejects what it never has room for', async () => {
      await assert.rejects(open(SLOW).budget.take(6), RangeError);
    });

    it('takes nothing where it has no room for all', async () => {
      const { budget } = open(SLOW);
      await budget.take(3);
      assert.ok((await budget.take(3)) > 0);
      assert.equal(await budget.take(2), 0);
    });

    it('has room after the time that it named, and not much before', async () => {
      const { budget, pass } = open(SLOW);
      await budget.take(5);
      const waitMs = await budget.take(2);
      assert.ok(waitMs > 200 && waitMs <= 400, String(waitMs));
      await pass(waitMs / 4);
      assert.ok((await budget.take(2)) > 0);
      await pass(waitMs);
      assert.equal(await budget.take(2), 0);
    });

    it('lets as many of fifty callers through at once as a burst holds', async () => {
      const { budget } = open({ requests: 25, windowMs: 20_000, burst: 5 });
      const waits = await Promise.all(Array.from({ length: 50 }, () => budget.take(1)));
      assert.equal(waits.filter((waitMs) => waitMs === 0).length, 5);
    });

    it('holds no more after a long rest than after a short one', async () => {
      const { budget, pass } = open(SLOW);
      await budget.take(5);
      await pass(1_500);
      assert.equal(await budget.take(5), 0);
      assert.ok((await budget.take(1)) > 0);
    });

    it('rejects what is never to spare', async () => {
      const { budget } = open({ ...SLOW, reserve: 2 });
      await assert.rejects(budget.take(4, 'spare'), RangeError);
      assert.equal(await budget.take(5), 0);
    });

    it('keeps the reserve from those who take what is to spare', async () => {
      const { budget } = open({ ...SLOW, reserve: 2 });
      assert.equal(await budget.take(3, 'spare'), 0);
      const waitMs = await budget.take(1, 'spare');
      assert.ok(waitMs > 0 && waitMs <= 200, String(waitMs));
      assert.equal(await budget.take(2), 0);
      assert.ok((await budget.take(1)) > 0);
    });

    it('counts what is taken of the reserve against what is to spare', async () => {
      const { budget, pass } = open({ ...SLOW, reserve: 2 });
      await budget.take(5);
      const waitMs = await budget.take(1, 'spare');
      assert.ok(waitMs > 400 && waitMs <= 600, String(waitMs));
      await pass(waitMs);
      assert.equal(await budget.take(1, 'spare'), 0);
    });

    it('has no room to spare in a pause either', async () => {
      const { budget } = open({ ...SLOW, reserve: 2 });
      await budget.pause(200);
      const waitMs = await budget.take(1, 'spare');
      assert.ok(waitMs > 600 && waitMs <= 800, String(waitMs));
    });

    it('lets no window see more than the limit, however greedy the callers are', async () => {
      const grants = await takeGreedily(open(FAST), 3 * FAST.windowMs);
      const most = FAST.requests;
      assert.ok(grants.length > most, String(grants.length));
      for (const [i, first] of grants.entries()) {
        const next = grants[i + most];
        // Between the two moments for certain, however long the answers took.
        if (next !== undefined) assert.ok(next.after - first.before >= FAST.windowMs, String(i));
      }
    });

    it('gives no room during a pause, and says when it is over', async () => {
      const { budget, pass } = open(SLOW);
      await budget.pause(200);
      const waitMs = await budget.take(1);
      assert.ok(waitMs > 200 && waitMs <= 400, String(waitMs));
      await pass(50);
      assert.ok((await budget.take(1)) > 0);
      await pass(waitMs);
      assert.equal(await budget.take(1), 0);
    });

    it('begins empty after a pause: no burst follows', async () => {
      const { budget, pass } = open(SLOW);
      await budget.pause(10);
      await pass(200);
      assert.ok((await budget.take(5)) > 0);
    });

    it('keeps the pause that ends last', async () => {
      for (const pauses of [
        [60_000, 10],
        [10, 60_000],
      ]) {
        const { budget } = open(SLOW);
        for (const pause of pauses) await budget.pause(pause);
        assert.ok((await budget.take(1)) > 59_000);
      }
    });
  });
}

/** Takes one by one as soon as there is room. @returns The moments around each grant. */
export async function takeGreedily(
  { budget, pass, now }: BudgetInTime,
  forMs: number,
): Promise<{ readonly before: number; readonly after: number }[]> {
  const grants = [];
  const end = now() + forMs;
  while (now() < end) {
    const before = now();
    const waitMs = await budget.take(1);
    if (waitMs === 0) grants.push({ before, after: now() });
    else await pass(waitMs);
  }
  return grants;
}
