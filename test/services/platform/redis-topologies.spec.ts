import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { Redis } from 'ioredis';
import { IoError } from '../../../services/platform/errors.ts';
import type { RedisSettings } from '../../../services/platform/redis-settings.ts';
import { RedisStartError, type RedisStartProblem } from '../../../services/platform/redis-start-error.ts';
import { connectRedis, type RedisConnection } from '../../../services/platform/redis.ts';
import { findFreePort } from '../../harness/free-port.ts';
import { useRedisCluster } from '../../harness/redis-cluster.ts';
import { PRIMARY_NAME, SENTINEL_PASSWORD, useRedisSentinel } from '../../harness/redis-sentinel.ts';
import { type RedisServer, usePrivateRedis } from '../../harness/redis-server.ts';
import { useRedisTls } from '../../harness/redis-tls.ts';
import { until } from '../../harness/until.ts';
import { silent } from '../resets/hand-ports.ts';

/** A few seconds, and more on a busy machine. */
const FAIL_OVER_WITHIN_MS = 60_000;

/** Settings for which the product does not start, with the setting that it names. */
async function startsNot(settings: RedisSettings, code: RedisStartProblem, setting: string): Promise<void> {
  await assert.rejects(connectRedis(settings, silent), (error) => {
    assert.ok(error instanceof RedisStartError, inspect(error));
    assert.deepEqual([error.code, error.message.split(' ')[0]], [code, setting]);
    assert.doesNotMatch(inspect(error, { depth: 10 }), /hunter2/);
    return true;
  });
}

/** Connects for a test; all connections end with it. */
function useConnections(): (settings: RedisSettings) => Promise<RedisConnection> {
  let open: RedisConnection[] = [];
  afterEach(async () => {
    await Promise.all(open.map((connection) => connection.close()));
    open = [];
  });
  return async (settings) => {
    const connection = await connectRedis(settings, silent);
    open.push(connection);
    return connection;
  };
}

/** Whether a key can be written and read. */
async function serves(connection: RedisConnection, key: string): Promise<boolean> {
  try {
    await connection.ask((client) => client.set(key, 'yes'));
    return (await connection.ask((client) => client.get(key))) === 'yes';
  } catch (error) {
    assert.ok(error instanceof IoError && error.code === 'redis.unavailable', inspect(error));
    return false;
  }
}

/** Asks one server, whatever it belongs to. */
async function countKeys(url: string): Promise<number> {
  const client = new Redis(url);
  const count = await client.dbsize();
  client.disconnect();
  return count;
}

async function setPassword(nodes: readonly RedisServer[], password: string): Promise<void> {
  for (const { url } of nodes) {
    const client = new Redis(url);
    await client.config('SET', 'requirepass', password);
    client.disconnect();
  }
}

/** Keys in slots of the first, the second and the third node. */
const SPREAD_KEYS = ['c', 'b', 'a'];

describe('connectRedis', () => {
  const redis = usePrivateRedis();
  const tls = useRedisTls();
  const servers = useRedisSentinel('right');
  const cluster = useRedisCluster();
  const connect = useConnections();

  describe('to one server', () => {
    it('does not start on a node of a cluster, a Sentinel, or a replica: nothing would be kept there', async () => {
      const [node] = cluster().nodes;
      assert.ok(node !== undefined);
      const watcher = `redis://:${SENTINEL_PASSWORD}@127.0.0.1:${servers().sentinel.port}`;
      const replica = servers().replica.url.replace('//', '//:right@');
      await startsNot({ url: node.url, prefix: 'test' }, 'redis.wrong-topology', 'REDIS_URL');
      await startsNot({ url: watcher, prefix: 'test' }, 'redis.wrong-topology', 'REDIS_URL');
      await startsNot({ url: replica, prefix: 'test' }, 'redis.replica', 'REDIS_URL');
    });

    it('is not ready while Redis takes no writes, and is again when it does', async () => {
      const connection = await connect({ url: redis().url, prefix: 'test' });
      await connection.client.config('SET', 'maxmemory', '1');
      assert.equal(await connection.isReady(), false);
      await connection.client.config('SET', 'maxmemory', '0');
      assert.equal(await connection.isReady(), true);
    });

    it('keeps its things in the database that the URL names', async () => {
      const other = await connect({ url: `${redis().url}/3`, prefix: 'test' });
      const plain = await connect({ url: redis().url, prefix: 'test' });
      await other.ask((client) => client.set('here', 'yes'));
      assert.equal(await plain.ask((client) => client.get('here')), null);
    });
  });

  describe('with TLS', () => {
    it('does not start where nobody it trusts vouches for the server', async () => {
      await startsNot({ url: tls().url, prefix: 'test' }, 'redis.untrusted', 'REDIS_TLS_CA_FILE');
    });

    it('starts with the authority of the server', async () => {
      const connection = await connect({ url: tls().url, prefix: 'test', tlsCa: tls().ca });
      assert.equal(await serves(connection, 'key'), true);
    });
  });

  describe('through Sentinel', () => {
    const settings = (
      change: Partial<Extract<RedisSettings['topology'], { kind: 'sentinel' }>> = {},
    ): RedisSettings => ({
      url: 'redis://:right@not-used.example',
      prefix: 'test',
      patienceMs: 100,
      topology: {
        kind: 'sentinel',
        sentinels: [servers().sentinel],
        name: PRIMARY_NAME,
        password: SENTINEL_PASSWORD,
        ...change,
      },
    });

    it('does not start where no Sentinel answers', async () => {
      const sentinels = [{ host: '127.0.0.1', port: await findFreePort() }];
      await startsNot(settings({ sentinels }), 'redis.unreachable', 'REDIS_SENTINELS');
    });

    it('does not start where the Sentinels do not know the name', async () => {
      await startsNot(settings({ name: 'hunter2' }), 'redis.unknown-primary', 'REDIS_SENTINEL_NAME');
    });

    it("does not start with a wrong password, the Sentinels' or the server's", async () => {
      const wrong = settings({ password: 'hunter2' });
      await startsNot(wrong, 'redis.wrong-password', 'REDIS_SENTINEL_PASSWORD');
      const url = 'redis://:hunter2@not-used.example';
      await startsNot({ ...settings(), url }, 'redis.wrong-password', 'REDIS_URL');
    });

    it('asks the next Sentinel where one is away', async () => {
      const away = { host: '127.0.0.1', port: await findFreePort() };
      const connection = await connect(settings({ sentinels: [away, servers().sentinel] }));
      assert.equal(await serves(connection, 'key'), true);
    });

    it('goes on with the replica when the primary dies, with what was kept', async function () {
      this.timeout(FAIL_OVER_WITHIN_MS);
      const connection = await connect(settings());
      const worker = connection.openWorkerClient();
      await connection.ask((client) => client.set('kept', 'yes'));
      assert.equal(await connection.ask((client) => client.call('WAIT', 1, 1_000)), 1);
      await servers().primary.kill();
      assert.equal(await serves(connection, 'meanwhile'), false);
      assert.equal(await connection.isReady(), false);
      await until('the replica has taken over', () => serves(connection, 'after'), FAIL_OVER_WITHIN_MS);
      assert.equal(await connection.ask((client) => client.get('kept')), 'yes');
      assert.equal(await worker.get('kept'), 'yes');
      assert.equal(await connection.isReady(), true);
    });
  });

  describe('to a cluster', () => {
    const at = (port: number): RedisSettings => ({
      ...cluster().settings,
      topology: { kind: 'cluster', nodes: [{ host: '127.0.0.1', port }] },
    });

    it('does not start where no node answers', async () => {
      await startsNot(at(await findFreePort()), 'redis.unreachable', 'REDIS_CLUSTER_NODES');
    });

    it('does not start on a Redis that is no cluster', async () => {
      await startsNot(at(redis().port), 'redis.wrong-topology', 'REDIS_CLUSTER_NODES');
    });

    it('finds all nodes through one', async () => {
      const { client } = await connect(cluster().settings);
      await Promise.all(SPREAD_KEYS.map((key) => client.set(key, 'yes')));
      const sizes = await Promise.all(cluster().nodes.map(({ url }) => countKeys(url)));
      assert.deepEqual(sizes, [1, 1, 1]);
    });

    it('says that a node is away, and goes on when it is back, with what it had', async function () {
      this.timeout(FAIL_OVER_WITHIN_MS);
      const connection = await connect({ ...cluster().settings, patienceMs: 100 });
      await connection.ask((client) => client.set('a', 'kept'));
      const holder = cluster().holderOf(15_495);
      await holder.kill();
      assert.equal(await serves(connection, 'a'), false);
      await holder.revive();
      await until('the node is back', () => serves(connection, 'after {a}'), FAIL_OVER_WITHIN_MS);
      assert.equal(await connection.ask((client) => client.get('a')), 'kept');
    });

    it('does not start with a wrong password', async () => {
      const url = 'redis://:hunter2@not-used.example';
      await setPassword(cluster().nodes, 'right');
      await startsNot({ ...cluster().settings, url }, 'redis.wrong-password', 'REDIS_URL');
      const connection = await connect({ ...cluster().settings, url: url.replace('hunter2', 'right') });
      assert.equal(await serves(connection, 'a'), true);
    });
  });
});
