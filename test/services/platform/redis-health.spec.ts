import assert from 'node:assert/strict';
import { readHealth, readRedisHealth } from '../../../services/platform/redis-health.ts';
import { useRedis } from '../../harness/redis-client.ts';

/** As much of `INFO` as is read, as Redis writes it. */
function infoOf(changes: Readonly<Record<string, string | undefined>> = {}): string {
  const fields: Readonly<Record<string, string | undefined>> = {
    redis_version: '7.2.4',
    maxmemory_policy: 'noeviction',
    aof_enabled: '1',
    aof_last_write_status: 'ok',
    connected_slaves: '0',
    ...changes,
  };
  return Object.entries(fields)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}:${value}\r\n`]))
    .join('');
}

describe('the health of Redis', () => {
  const redis = useRedis();

  it('is what Redis says of itself', async () => {
    const [health, ...others] = await readRedisHealth(redis().connection);
    assert.deepEqual([health?.keeping, health?.whenFull, others], ['append-only', 'noeviction', []]);
    assert.match(health?.version ?? '', /^\d+\.\d+/);
  });

  const kept: readonly [what: string, changes: Parameters<typeof infoOf>[0], keeping: string][] = [
    ['an append-only file', {}, 'append-only'],
    ['an append-only file on a full disk', { aof_last_write_status: 'err' }, 'append-failing'],
    ['a replica', { aof_enabled: '0', connected_slaves: '1' }, 'replica'],
    ['neither', { aof_enabled: '0' }, 'nothing'],
    ['a replica, and silence about files', { aof_enabled: undefined, connected_slaves: '2' }, 'replica'],
    ['silence', { aof_enabled: undefined, connected_slaves: undefined }, 'unknown'],
  ];
  for (const [what, changes, keeping] of kept) {
    it(`is ${keeping} with ${what}`, () => {
      assert.equal(readHealth(infoOf(changes)).keeping, keeping);
    });
  }

  it('says what is evicted, where Redis says it', () => {
    assert.equal(readHealth(infoOf({ maxmemory_policy: 'allkeys-lru' })).whenFull, 'allkeys-lru');
    assert.equal(readHealth('').whenFull, 'unknown');
  });
});
