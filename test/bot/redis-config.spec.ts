import assert from 'node:assert/strict';
import { z } from 'zod';
import { findRedisContradictions, readRedisSettings, RedisShape } from '../../bot/redis-config.ts';
import type { RedisSettings } from '../../services/platform/redis-settings.ts';
import { RedisStartError } from '../../services/platform/redis-start-error.ts';
import { connectRedis } from '../../services/platform/redis.ts';
import { useRedisTls } from '../harness/redis-tls.ts';
import { silent } from '../services/resets/hand-ports.ts';

type Env = Readonly<Record<string, string>>;

const Schema = z.object(RedisShape);
const URL_ONLY: Env = { REDIS_URL: 'redis://localhost:6379' };
const SENTINEL: Env = { ...URL_ONLY, REDIS_SENTINELS: 'a:26379, b:26380', REDIS_SENTINEL_NAME: 'desk' };
const CLUSTER: Env = { ...URL_ONLY, REDIS_CLUSTER_NODES: 'a:7000,[::1]:7001,' };

function settingsOf(env: Env): Promise<RedisSettings> {
  return readRedisSettings(Schema.parse(env));
}

/** The settings that contradict others. */
function contradictionsIn(env: Env): string[] {
  return findRedisContradictions(env).map(({ setting }) => setting);
}

describe('RedisShape', () => {
  it('refuses addresses without a port, with more than host and port, and an empty list', () => {
    for (const list of [
      'a',
      'a:',
      ':7000',
      'a:7000,b',
      'a:70000',
      'a:7000/1',
      'u:p@a:7000',
      'redis://a:1',
      ',',
    ]) {
      for (const name of ['REDIS_SENTINELS', 'REDIS_CLUSTER_NODES']) {
        assert.equal(Schema.safeParse({ ...URL_ONLY, [name]: list }).success, false, list);
      }
    }
  });

  it('refuses braces in the prefix: they would decide the slot of every key', () => {
    for (const prefix of ['{a}', 'a{', 'a}']) {
      assert.equal(Schema.safeParse({ ...URL_ONLY, REDIS_KEY_PREFIX: prefix }).success, false, prefix);
    }
  });

  it('does not give a password out when printed', () => {
    const env = { ...SENTINEL, REDIS_URL: 'redis://:hunter2@localhost', REDIS_SENTINEL_PASSWORD: 'hunter2' };
    assert.doesNotMatch(JSON.stringify(Schema.parse(env)), /hunter2/);
  });
});

describe('findRedisContradictions', () => {
  it('names all of them at once', () => {
    const env = {
      ...CLUSTER,
      REDIS_URL: 'redis://localhost:6379/2',
      REDIS_SENTINELS: 'a:1',
      REDIS_TLS_CA_FILE: '/ca.pem',
    };
    assert.deepEqual(contradictionsIn(env), [
      'REDIS_CLUSTER_NODES',
      'REDIS_SENTINEL_NAME',
      'REDIS_TLS_CA_FILE',
      'REDIS_URL',
    ]);
  });

  it('names what has no effect alone', () => {
    const env = { ...URL_ONLY, REDIS_SENTINEL_NAME: 'desk', REDIS_SENTINEL_PASSWORD: 'hunter2' };
    assert.deepEqual(contradictionsIn(env), ['REDIS_SENTINEL_NAME', 'REDIS_SENTINEL_PASSWORD']);
    assert.doesNotMatch(JSON.stringify(findRedisContradictions(env)), /hunter2/);
  });

  it('finds none in what goes together', () => {
    const authority = { REDIS_URL: 'rediss://localhost/0', REDIS_TLS_CA_FILE: '/ca.pem' };
    for (const env of [
      {},
      URL_ONLY,
      SENTINEL,
      CLUSTER,
      { ...SENTINEL, ...authority },
      { ...CLUSTER, ...authority },
    ]) {
      assert.deepEqual(contradictionsIn(env), []);
    }
  });
});

describe('readRedisSettings', () => {
  const tls = useRedisTls();

  it('does not start with an authority that cannot be read, or is none', async () => {
    for (const REDIS_TLS_CA_FILE of ['/nowhere/ca.pem', import.meta.filename]) {
      const settings = settingsOf({ REDIS_URL: 'rediss://localhost', REDIS_TLS_CA_FILE });
      await assert.rejects(settings, (error) => {
        assert.ok(error instanceof RedisStartError && error.code === 'redis.bad-ca');
        assert.match(error.message, /^REDIS_TLS_CA_FILE /);
        return true;
      });
    }
  });

  it('trusts the authority of the file', async () => {
    const settings = await settingsOf({ REDIS_URL: tls().url, REDIS_TLS_CA_FILE: tls().caFile });
    const connection = await connectRedis(settings, silent);
    assert.equal(await connection.isReady(), true);
    await connection.close();
  });

  it('finds one server, Sentinels or a cluster', async () => {
    const sentinels = [
      { host: 'a', port: 26379 },
      { host: 'b', port: 26380 },
    ];
    const nodes = [
      { host: 'a', port: 7000 },
      { host: '::1', port: 7001 },
    ];
    const password = { REDIS_SENTINEL_PASSWORD: 'p' };
    assert.equal((await settingsOf(URL_ONLY)).topology, undefined);
    assert.deepEqual((await settingsOf(SENTINEL)).topology, { kind: 'sentinel', sentinels, name: 'desk' });
    assert.deepEqual((await settingsOf({ ...SENTINEL, ...password })).topology, {
      kind: 'sentinel',
      sentinels,
      name: 'desk',
      password: 'p',
    });
    assert.deepEqual((await settingsOf(CLUSTER)).topology, { kind: 'cluster', nodes });
  });
});
