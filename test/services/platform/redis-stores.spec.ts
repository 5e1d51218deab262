import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { IoError } from '../../../services/platform/errors.ts';
import type { VersionedDocument } from '../../../services/platform/document-store.ts';
import { createRedisDocumentStore } from '../../../services/platform/redis-document-store.ts';
import { createRedisKeyedLock } from '../../../services/platform/redis-keyed-lock.ts';
import { createRedisOnce } from '../../../services/platform/redis-once.ts';
import type { RedisConnection } from '../../../services/platform/redis.ts';
import { describeDocumentStore } from '../../contracts/document-store.ts';
import { describeKeyedLock, holdOn } from '../../contracts/keyed-lock.ts';
import { describeOnce } from '../../contracts/once.ts';
import { createCollectedLog } from '../../harness/collected-log.ts';
import { useRedis } from '../../harness/redis-client.ts';
import { until } from '../../harness/until.ts';
import { silent } from '../resets/hand-ports.ts';

const LIFETIME_MS = 60_000;
const documents = (redis: RedisConnection): ReturnType<typeof createRedisDocumentStore> =>
  createRedisDocumentStore({ redis, log: silent, lifetimeMs: LIFETIME_MS });

describe('on Redis', () => {
  const redis = useRedis();

  describeDocumentStore('Redis', () => documents(redis().fresh()));
  describeOnce('Redis', () => createRedisOnce(redis().fresh()));
  describeKeyedLock('Redis', (waitMs) =>
    createRedisKeyedLock({ redis: redis().connection, log: silent, waitMs }),
  );

  describe('createRedisDocumentStore', () => {
    it('stops at a damaged document or one of a newer version, names its key, and leaves it alone', async () => {
      const connection = redis().fresh();
      const reported: unknown[] = [];
      const log = { ...silent, error: (facts: object) => void reported.push(facts) };
      const store = createRedisDocumentStore({ redis: connection, log, lifetimeMs: LIFETIME_MS });
      for (const fields of [
        { v: '2', eTag: 'e', json: '{}' },
        { v: '1', eTag: 'e', json: '{"cut' },
        { v: '1', eTag: 'e', json: '7' },
        { v: '1' },
      ]) {
        const key = `${connection.prefix}state:a`;
        await connection.client.del(key);
        await connection.client.hset(key, fields);
        await assert.rejects(store.read(['a']), isIoError('state.unreadable'));
        assert.deepEqual(await connection.client.hgetall(key), fields);
      }
      assert.deepEqual(reported, Array(4).fill({ key: 'a' }));
    });

    it('keeps a document for its lifetime from the last write on', async () => {
      const connection = redis().fresh();
      await documents(connection).write({ a: { n: 1 } });
      const left = await connection.client.pttl(`${connection.prefix}state:a`);
      assert.ok(left > LIFETIME_MS - 5_000 && left <= LIFETIME_MS, String(left));
    });

    it('takes a write that is tried again, since its answer was lost, for the same write', async () => {
      const connection = redis().fresh();
      await documents(connection).write({ a: { n: 1 } });
      let lost = 0;
      const losing: RedisConnection = {
        ...connection,
        async ask(work) {
          const answer = await connection.ask(work);
          if (answer instanceof Array && answer.includes(1) && (lost += 1) === 1)
            throw new IoError('redis.unavailable', { retryable: true });
          return answer;
        },
      };
      const store = documents(losing);
      const { a: read = {} } = await store.read(['a']);
      const changed = { ...read, n: 2 };
      await assert.rejects(store.write({ a: changed }), isIoError('redis.unavailable'));
      await store.write({ a: changed });
      assert.deepEqual([lost, (await store.read(['a']))['a']?.['n']], [2, 2]);
      // With the eTag that was read then it is another write, and comes too late.
      await assert.rejects(store.write({ a: { ...read, n: 3 } }), /eTag conflict/);
    });

    it('takes one round trip for a read of many and one for a write of many', async () => {
      const connection = redis().fresh();
      const { counting, asked } = counted(connection);
      const store = documents(counting);
      await store.write({ a: { n: 1 }, b: { n: 2 }, c: { n: 3 } });
      await store.read(['a', 'b', 'c']);
      assert.equal(asked(), 2);
    });
  });

  describe('createRedisOnce', () => {
    it('remembers a claim for as long as it was asked to', async () => {
      const connection = redis().fresh();
      await createRedisOnce(connection).claim('a', 60);
      assert.equal(await connection.client.ttl(`${connection.prefix}once:a`), 60);
    });
  });

  describe('createRedisKeyedLock', () => {
    const openTwo = (leaseMs: number): [ReturnType<typeof open>, ReturnType<typeof open>] => {
      const connection = redis().fresh();
      return [open(connection, leaseMs), open(connection, leaseMs)];
    };
    const open = (connection: RedisConnection, leaseMs: number): ReturnType<typeof createRedisKeyedLock> =>
      createRedisKeyedLock({ redis: connection, log: silent, waitMs: 2_000, leaseMs });

    it('lets one at a time in over two instances', async () => {
      const locks = openTwo(1_000);
      let inside = 0;
      let most = 0;
      const work = async (): Promise<void> => {
        most = Math.max(most, (inside += 1));
        await sleep(1);
        inside -= 1;
      };
      await Promise.all(Array.from({ length: 10 }, () => locks.map((lock) => lock.run('a', work))).flat());
      assert.deepEqual([most, inside], [1, 0]);
    });

    it('loses no count where two instances prepare by reading it, and write it when they work', async () => {
      const [one, two] = [redis().connection, await redis().connectAgain()];
      const key = `${one.prefix}count`;
      const turn = (connection: RedisConnection): Promise<unknown> => {
        let count = 0;
        return open(connection, 1_000).run(
          'a',
          () => connection.client.set(key, count + 1),
          async () => {
            count = Number(await connection.client.get(key));
          },
        );
      };
      await Promise.all(Array.from({ length: 10 }, () => [turn(one), turn(two)]).flat());
      assert.equal(await one.client.get(key), '20');
      await two.close();
    });

    it('lets the other instance read what was written with leaving, without waiting for it', async () => {
      const [one, two] = [redis().connection, await redis().connectAgain()];
      const turn = (connection: RedisConnection): Promise<unknown> => {
        const store = documents(connection);
        let read: VersionedDocument = {};
        return open(connection, 5_000).run(
          'a',
          async (lease) => {
            // With the eTag that was read: a turn that had not seen the one before would be refused.
            await store.write({ a: { ...read, n: Number(read['n'] ?? 0) + 1 } }, lease);
          },
          async () => {
            ({ a: read = {} } = await store.read(['a']));
          },
        );
      };
      await Promise.all(Array.from({ length: 20 }, () => [turn(one), turn(two)]).flat());
      assert.equal((await documents(one).read(['a']))['a']?.['n'], 40);
      await two.close();
    });

    it('is given back by what is written, also where that is refused', async () => {
      const connection = redis().fresh();
      const { counting, asked } = counted(connection);
      const write = (eTag: string): Promise<unknown> =>
        open(counting, 5_000).run('a', (lease) => documents(counting).write({ a: { n: 1, eTag } }, lease));
      await write('*');
      await assert.rejects(write('an older one'), /eTag conflict/);
      // Once for the place and once for the document, each time.
      assert.equal(asked(), 4);
      assert.equal(await connection.client.exists(`${connection.prefix}lock:a`), 0);
    });

    it('leaves the next one in place where it was lost before what it guards was written', async () => {
      const connection = redis().fresh();
      const key = `${connection.prefix}lock:a`;
      await open(connection, 5_000).run('a', async (lease) => {
        await connection.client.set(key, 'token of another');
        await documents(connection).write({ a: { n: 1 } }, lease);
      });
      assert.equal(await connection.client.get(key), 'token of another');
    });

    it('extends nothing, and misses nothing, once the place is given back', async () => {
      const connection = redis().fresh();
      const log = createCollectedLog();
      const lock = createRedisKeyedLock({ redis: connection, log, leaseMs: 60 });
      await lock.run('a', async (lease) => {
        lease.leave();
        await sleep(100);
      });
      assert.deepEqual(log.messages('error'), []);
      assert.deepEqual(await connection.client.keys(`${connection.prefix}*`), []);
    });

    it('waits once for its place and for what was prepared', async () => {
      const connection = redis().fresh();
      const steps: string[] = [];
      const counting: RedisConnection = {
        ...connection,
        async ask(work) {
          steps.push('asked');
          const answer = await connection.ask(work);
          steps.push('answered');
          return answer;
        },
      };
      const prepare = (): Promise<unknown> => counting.ask((client) => client.ping());
      await open(counting, 1_000).run('a', () => Promise.resolve(steps.push('at work')), prepare);
      assert.deepEqual(steps.slice(0, 5), ['asked', 'asked', 'answered', 'answered', 'at work']);
    });

    it('keeps others out for as long as the work takes, longer than the lease', async () => {
      const [one, two] = openTwo(30);
      const holder = holdOn(one, 'a');
      await holder.started;
      let isIn = false;
      const next = two.run('a', () => Promise.resolve((isIn = true)));
      await sleep(100);
      assert.equal(isIn, false);
      await holder.end();
      await next;
      assert.equal(isIn, true);
    });

    it('lets the next one in when the holder died: the lease runs out', async () => {
      const connection = redis().fresh();
      await connection.client.set(`${connection.prefix}lock:a`, 'token of the dead', 'PX', 20);
      assert.equal(await open(connection, 1_000).run('a', () => Promise.resolve('in')), 'in');
    });

    it('does not open a lock that it lost to somebody else', async () => {
      const connection = redis().fresh();
      const key = `${connection.prefix}lock:a`;
      const holder = holdOn(open(connection, 1_000), 'a');
      await holder.started;
      await connection.client.set(key, 'token of another');
      await holder.end();
      assert.equal(await connection.client.get(key), 'token of another');
    });

    it('tells the work that it lost its place to somebody else, and does not take it back', async () => {
      const connection = redis().fresh();
      const log = createCollectedLog();
      const lock = createRedisKeyedLock({ redis: connection, log, leaseMs: 60 });
      await lock.run('a', async (lease) => {
        await connection.client.set(`${connection.prefix}lock:a`, 'token of another');
        await until('the loss is noticed', () => !lease.isHeld());
        await sleep(60);
        assert.equal(lease.isHeld(), false);
      });
      assert.deepEqual(log.messages('error'), ['Lock lost while the work went on']);
    });

    it('tells the work that its lease ran out while Redis was away', async () => {
      const connection = redis().fresh();
      const away: RedisConnection = {
        ...connection,
        ask: (work) =>
          isAway
            ? Promise.reject(new IoError('redis.unavailable', { retryable: true }))
            : connection.ask(work),
      };
      let isAway = false;
      await open(away, 300).run('a', async (lease) => {
        isAway = true;
        assert.equal(lease.isHeld(), true);
        await sleep(320);
        assert.equal(lease.isHeld(), false);
      });
    });

    it('leaves no key behind', async () => {
      const connection = redis().fresh();
      await open(connection, 1_000).run('a', () => Promise.resolve());
      assert.deepEqual(await connection.client.keys(`${connection.prefix}*`), []);
    });
  });
});

function isIoError(code: string): (error: unknown) => boolean {
  return (error) => error instanceof IoError && error.code === code;
}

/** Counts how often Redis is asked, and waited for. */
function counted(connection: RedisConnection): { counting: RedisConnection; asked: () => number } {
  let asked = 0;
  const counting: RedisConnection = { ...connection, ask: (work) => ((asked += 1), connection.ask(work)) };
  return { counting, asked: () => asked };
}
