import assert from 'node:assert/strict';
import { createSendPace } from '../../bot/send-pace.ts';
import { HOUR_MS, SECOND_MS } from '../../services/platform/clock.ts';
import { createMemoryRateBudgets } from '../../services/platform/memory-rate-budget.ts';
import { createRedisRateBudget } from '../../services/platform/redis-rate-budget.ts';
import { describeSendPace } from '../contracts/send-pace.ts';
import { useRedis } from '../harness/redis-client.ts';
import { HandClock } from '../services/resets/hand-ports.ts';

/** Sends into one conversation as fast as it is let, for so long. @returns when each was let. */
async function sendGreedily(forMs: number): Promise<number[]> {
  const clock = new HandClock(0);
  const pace = createSendPace(createMemoryRateBudgets(clock));
  const sent = [];
  while (clock.time < forMs) {
    const waitMs = await pace.take('a:1', 1);
    if (waitMs === 0) sent.push(clock.time);
    clock.time += waitMs;
  }
  return sent;
}

/** The most that went out in any window of that length. */
function mostWithin(sent: readonly number[], windowMs: number): number {
  return Math.max(...sent.map((from, i) => sent.slice(i).filter((at) => at < from + windowMs).length));
}

describeSendPace('memory', () => createMemoryRateBudgets(new HandClock(1_000_000)));

describe('on Redis', () => {
  const redis = useRedis();
  describeSendPace('Redis', () => {
    const connection = redis().fresh();
    return (name, limit) => createRedisRateBudget({ redis: connection, name, limit });
  });
});

describe('createSendPace', () => {
  it('stays within each of Teams’ limits per conversation for hours, and leaves room for answers', async () => {
    const sent = await sendGreedily(2 * HOUR_MS);
    assert.ok(mostWithin(sent, SECOND_MS) < 7);
    assert.ok(mostWithin(sent, 30 * SECOND_MS) < 60);
    assert.ok(mostWithin(sent, HOUR_MS) < 1_800);
    assert.ok(sent.length > 1_500);
  });
});
