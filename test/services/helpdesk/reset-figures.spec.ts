import assert from 'node:assert/strict';
import {
  createMemoryResetFigures,
  createRedisResetFigures,
  FIGURES_KEPT_MS,
  type ResetFigures,
} from '../../../services/helpdesk/reset-figures.ts';
import { useRedis } from '../../harness/redis-client.ts';
import { someReset } from '../resets/some-reset.ts';

const ANDROID = { ...someReset().device, kind: 'android-work-profile' } as const;

describe('figures of resets', () => {
  const redis = useRedis();

  describeResetFigures('memory', createMemoryResetFigures);
  describeResetFigures('Redis', () => createRedisResetFigures(redis().fresh()));

  it('are forgotten after a little more than a week, on Redis', async () => {
    const connection = redis().fresh();
    const figures = createRedisResetFigures(connection);
    await figures.note(someReset({ state: 'done', endedAt: 1 }));
    await figures.note(someReset({ id: 'later', state: 'done', endedAt: 1 + FIGURES_KEPT_MS }));
    assert.deepEqual((await figures.count(0)).done, { ios: 1 });
    assert.ok((await connection.client.pttl(`${connection.prefix}{cases}:ended-resets`)) > 0);
  });
});

/** What everybody who counts resets promises. */
function describeResetFigures(name: string, open: () => ResetFigures): void {
  describe(`${name} as figures of resets`, () => {
    it('counts by platform what went well and what did not, from a time on', async () => {
      const figures = open();
      await figures.note(someReset({ id: 'a', state: 'done', endedAt: 10 }));
      await figures.note(someReset({ id: 'b', state: 'done', endedAt: 20 }));
      await figures.note(
        someReset({ id: 'c', state: 'failed', failure: 'rejected', endedAt: 20, device: ANDROID }),
      );
      await figures.note(someReset({ id: 'd', state: 'expired', endedAt: 30, device: ANDROID }));
      assert.deepEqual(await figures.count(0), { done: { ios: 2 }, failed: { 'android-work-profile': 2 } });
      assert.deepEqual(await figures.count(20), { done: { ios: 1 }, failed: { 'android-work-profile': 2 } });
      assert.deepEqual(await figures.count(31), { done: {}, failed: {} });
    });

    it('counts a reset once however often it is told', async () => {
      const figures = open();
      for (let i = 0; i < 3; i += 1) await figures.note(someReset({ state: 'done', endedAt: 10 }));
      assert.deepEqual((await figures.count(0)).done, { ios: 1 });
    });

    it('counts neither what has not ended nor what was withdrawn', async () => {
      const figures = open();
      await figures.note(someReset({ state: 'pending' }));
      await figures.note(someReset({ state: 'canceled', endedAt: 10 }));
      assert.deepEqual(await figures.count(0), { done: {}, failed: {} });
    });
  });
}
