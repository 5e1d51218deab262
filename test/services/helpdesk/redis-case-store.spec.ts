import assert from 'node:assert/strict';
import { createRedisCaseStore } from '../../../services/helpdesk/redis-case-store.ts';
import { describeCaseStore } from '../../contracts/case-store.ts';
import { useRedis } from '../../harness/redis-client.ts';
import { silent } from '../resets/hand-ports.ts';
import { someCase } from './some-case.ts';

const DAY_MS = 86_400_000;
const RETENTION_MS = 60_000;

describe('createRedisCaseStore', () => {
  const redis = useRedis();

  describeCaseStore('Redis', () => createRedisCaseStore({ redis: redis().fresh(), log: silent }));

  it('skips a damaged record or one of a newer version, names its key, and leaves it alone', async () => {
    const connection = redis().fresh();
    const reported: unknown[] = [];
    const log = { ...silent, error: (facts: object) => void reported.push(facts) };
    const store = createRedisCaseStore({ redis: connection, log });
    await store.create(someCase());
    const key = `${connection.prefix}{cases}:case:case-1`;
    const stored = await connection.client.hget(key, 'json');
    for (const json of [
      '{"cut',
      '{"v":1}',
      stored?.replace('"v":1', '"v":2'),
      stored?.replace('asked', 'ask'),
    ]) {
      await connection.client.hset(key, 'json', json ?? '');
      assert.equal(await store.get('case-1'), undefined);
      await assert.rejects(store.create(someCase()), { code: 'cases.current-unreadable' });
      assert.equal(await connection.client.hget(key, 'json'), json);
    }
    assert.deepEqual(reported, Array(8).fill({ key }));
  });

  it('keeps a case without an end until it is finished, and for the retention time after', async () => {
    const connection = redis().fresh();
    const store = createRedisCaseStore({ redis: connection, log: silent, retentionMs: RETENTION_MS });
    const ttl = (): Promise<number> => connection.client.pttl(`${connection.prefix}{cases}:case:case-1`);
    await store.create(someCase());
    assert.equal(await ttl(), -1);
    await store.update(someCase({ state: 'closed', dueAt: 5 }));
    assert.equal(await ttl(), -1);
    await store.update(someCase({ state: 'closed', revision: 1 }));
    const left = await ttl();
    assert.ok(left > RETENTION_MS - 5_000 && left <= RETENTION_MS, String(left));
    await store.update(someCase({ state: 'closed', dueAt: 5, revision: 2 }));
    assert.equal(await ttl(), -1);
  });

  it('lets everything that points to a case go some day', async () => {
    const connection = redis().fresh();
    const store = createRedisCaseStore({ redis: connection, log: silent, retentionMs: RETENTION_MS });
    const { current } = await store.create(someCase({ resetId: 'reset-1' }));
    await store.update({ ...current, state: 'closed', resolvedAt: 5 });
    for (const name of ['thread:thread-1', 'reset:reset-1', 'user:user-1']) {
      assert.ok((await connection.client.pttl(`${connection.prefix}{cases}:${name}`)) > 0, name);
    }
    const later = someCase().openedAt + 400 * DAY_MS;
    const other = { oid: 'user-2', name: 'B' };
    await store.create(someCase({ id: 'case-2', user: other, openedAt: later }));
    await store.update(someCase({ id: 'case-2', user: other, openedAt: later, resolvedAt: later }));
    for (const name of ['numbers', 'opened', 'resolved']) {
      const members = await connection.client.zrange(`${connection.prefix}{cases}:${name}`, 0, '-1');
      assert.deepEqual(members, ['case-2'], name);
    }
  });

  it('leaves out of its lists what has expired', async () => {
    const connection = redis().fresh();
    const store = createRedisCaseStore({ redis: connection, log: silent });
    await store.create(someCase());
    await connection.client.del(`${connection.prefix}{cases}:case:case-1`);
    assert.deepEqual(await store.listByUser('user-1'), []);
  });
});
