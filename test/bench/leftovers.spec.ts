import assert from 'node:assert/strict';
import { createRedisKeyedLock } from '../../services/platform/redis-keyed-lock.ts';
import { createRedisOnce } from '../../services/platform/redis-once.ts';
import { createRedisResetStore } from '../../services/resets/redis-reset-store.ts';
import { Redis } from 'ioredis';
import sinon from 'sinon';
import { useRedis } from '../harness/redis-client.ts';
import { silent } from '../services/resets/hand-ports.ts';
import { someReset } from '../services/resets/some-reset.ts';
import { findLeftovers } from '../../bench/process/leftovers.ts';

describe('what is found left over in Redis', () => {
  const redis = useRedis();
  let looker: Redis | undefined;

  beforeEach(async () => {
    looker = new Redis(redis().server.url);
    await looker.flushall();
  });
  afterEach(() => {
    looker?.disconnect();
  });

  const find = async (patienceMs = 0): Promise<readonly string[]> => {
    assert.ok(looker);
    return findLeftovers(looker, 'test', patienceMs);
  };

  it('is nothing where everything fades by itself', async () => {
    await createRedisOnce(redis().connection).claim('activity/1', 60);

    assert.deepEqual(await find(), []);
  });

  it('is a lock that somebody still holds', async () => {
    const lock = createRedisKeyedLock({ redis: redis().connection, log: silent });

    const found = await lock.run('conversation/1', () => find());

    assert.deepEqual(found, ['test:lock:conversation/1 is left behind']);
  });

  it('is a reset that has not ended: its record, its device, its place among those that are due', async () => {
    const reset = someReset();
    await createRedisResetStore({ redis: redis().connection, log: silent }).create(reset);

    const found = await find();

    assert.deepEqual([...found].sort(), [
      `test:{resets}:active:${reset.device.id} is left behind`,
      `test:{resets}:due still holds 1: ${reset.id}`,
      `test:{resets}:reset:${reset.id} never expires`,
    ]);
  });

  it('is nothing where what was still there has faded, or came to its end, meanwhile', async () => {
    await looker?.set('test:lock:conversation/1', 'somebody', 'PX', 500);

    assert.deepEqual(await find(5000), []);
  });

  it('is no job that is done between the list of keys and the look at its own', async () => {
    assert.ok(looker);
    sinon.stub(looker, 'keys').resolves(['test:{queue}:jobs:0a']);

    assert.deepEqual(await find(), []);
  });

  it('is what is still there after all patience', async () => {
    await looker?.set('test:lock:conversation/1', 'somebody');

    assert.deepEqual(await find(1000), ['test:lock:conversation/1 is left behind']);
  });

  it('is a job that no list of the queue knows', async () => {
    await looker?.hset('test:{queue}:jobs:0a', 'name', 'reset');

    assert.deepEqual(await find(), ['test:{queue}:jobs:0a is a job that no list knows']);
  });

  it('is a key that nobody explains', async () => {
    await looker?.set('test:forgotten', '1', 'EX', 60);

    assert.deepEqual(await find(), ['test:forgotten is left behind']);
  });
});
