import assert from 'node:assert/strict';
import type { RateLimit } from '../../services/platform/rate-budget.ts';
import type { WaitingLine } from '../../services/platform/waiting-line.ts';

/** Two at once, then one each minute: no machine is so busy that a test sees the line move. */
const SLOW: RateLimit = { requests: 3, windowMs: 60_000, burst: 2 };

/** What every line promises. */
export function describeWaitingLine(
  name: string,
  open: (limit: RateLimit, longestMs: number) => WaitingLine,
): void {
  describe(`${name} as a line`, () => {
    it('lets a burst through at once, and everybody else one after the other', async () => {
      const waits = await joinAll(open(SLOW, 600_000), 5);
      assert.deepEqual(waits.map(inMinutes), [0, 0, 1, 2, 3]);
    });

    it('gives a place of its own to each of fifty who come at once', async () => {
      const line = open(SLOW, 6_000_000);
      const waits = await Promise.all(Array.from({ length: 50 }, () => line.join()));
      assert.equal(new Set(waits.map(inMinutes)).size, 49);
    });

    it('takes nobody who would wait too long, and keeps no place for them', async () => {
      const waits = await joinAll(open(SLOW, 120_000), 7);
      assert.deepEqual(waits.map(inMinutes), [0, 0, 1, 2, undefined, undefined, undefined]);
    });
  });
}

async function joinAll(line: WaitingLine, times: number): Promise<readonly (number | undefined)[]> {
  const waits = [];
  for (let i = 0; i < times; i++) waits.push(await line.join());
  return waits;
}

function inMinutes(waitMs: number | undefined): number | undefined {
  return waitMs === undefined ? undefined : Math.round(waitMs / 60_000);
}
