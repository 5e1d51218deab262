import assert from 'node:assert/strict';
import { scanKeys } from '../../../services/platform/redis-scan.ts';
import type { RedisConnection } from '../../../services/platform/redis.ts';
import { useRedis } from '../../harness/redis-client.ts';

describe('scanKeys', () => {
  const redis = useRedis();

  async function find(connection: RedisConnection, start: string): Promise<readonly string[]> {
    const found = new Set<string>();
    for await (const key of scanKeys(connection, start)) found.add(key.slice(connection.prefix.length));
    return [...found].toSorted();
  }

  it('finds all keys that begin like this, however many, and no other', async () => {
    const fresh = redis().fresh();
    const names = Array.from({ length: 2000 }, (_, i) => `a:${i}`);
    await fresh.client.mset([...names, 'b:1', 'xa:1'].flatMap((name) => [fresh.prefix + name, '']));

    assert.deepEqual(await find(fresh, 'a:'), names.toSorted());
  });

  it('takes signs of patterns to the letter, also in the prefix', async () => {
    const own = { ...redis().fresh(), prefix: 'desk[1]*?\\:' };
    await own.client.mset(`${own.prefix}a*:1`, '', `${own.prefix}ab:1`, '', 'desk1xx\\:a*:1', '');

    assert.deepEqual(await find(own, 'a*:'), ['a*:1']);
  });
});
