import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { inspect } from 'node:util';
import { IoError } from '../../../services/platform/errors.ts';
import { createScript } from '../../../services/platform/redis-script.ts';
import { RedisStartError } from '../../../services/platform/redis-start-error.ts';
import { isRecent } from '../../../services/platform/redis-start.ts';
import { connectRedis, type RedisConnection } from '../../../services/platform/redis.ts';
import { usePrivateRedis } from '../../harness/redis-server.ts';
import { silent } from '../resets/hand-ports.ts';

const connect = (url: string, patienceMs = 2_000): Promise<RedisConnection> =>
  connectRedis({ url, prefix: 'test', patienceMs }, silent);

/** Fails with the code, names the setting, and nowhere gives away the value. */
function startsNot(code: string): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof RedisStartError, String(error));
    assert.equal(error.code, code);
    assert.match(error.message, /REDIS_URL/);
    assert.doesNotMatch(inspect(error, { depth: 10 }), /hunter2/);
    return true;
  };
}

describe('connectRedis', () => {
  const server = usePrivateRedis(['--requirepass', 'right']);
  const urlWith = (password: string): string => server().url.replace('//', `//:${password}@`);
  let open: RedisConnection[] = [];
  const use = async (patienceMs?: number): Promise<RedisConnection> => {
    const connection = await connect(urlWith('right'), patienceMs);
    open.push(connection);
    return connection;
  };

  afterEach(async () => {
    await Promise.all(open.map((connection) => connection.close()));
    open = [];
  });

  it('does not start on an address where nothing listens', async () => {
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const address = probe.address();
    assert.ok(address !== null && typeof address === 'object');
    probe.close();
    await assert.rejects(
      connect(`redis://:hunter2@127.0.0.1:${address.port}`),
      startsNot('redis.unreachable'),
    );
  });

  it('does not start with a wrong password, or with none', async () => {
    await assert.rejects(connect(urlWith('hunter2')), startsNot('redis.wrong-password'));
    await assert.rejects(connect(server().url), startsNot('redis.wrong-password'));
  });

  it('does not start on what is no Redis URL', async () => {
    for (const url of ['https://:hunter2@redis.example', 'redis://:hunter2%@localhost', 'hunter2', '']) {
      await assert.rejects(connect(url), startsNot('redis.bad-url'));
    }
  });

  it('fails what is asked while Redis is away, says that it may be asked again, and carries no data', async () => {
    const connection = await use(30);
    await server().kill();
    const asked = connection.ask((client) => client.set('key', 'hunter2'));
    await assert.rejects(asked, (error) => {
      assert.ok(error instanceof IoError && error.retryable);
      assert.equal(error.code, 'redis.unavailable');
      assert.doesNotMatch(inspect(error, { depth: 10 }), /hunter2/);
      return true;
    });
    assert.equal(await connection.isReady(), false);
    await server().revive();
  });

  it('goes on by itself when Redis is back, with what it had', async () => {
    const connection = await use();
    await connection.ask((client) => client.set('kept', 'yes'));
    await server().restart();
    assert.equal(await connection.ask((client) => client.get('kept')), 'yes');
    assert.equal(await connection.isReady(), true);
  });

  it('answers as unavailable when Redis is out of memory', async () => {
    const connection = await use();
    await connection.client.config('SET', 'maxmemory', '1');
    const asked = connection.ask((client) => client.set('key', 'value'));
    await assert.rejects(asked, (error) => error instanceof IoError && error.code === 'redis.unavailable');
    await connection.client.config('SET', 'maxmemory', '0');
  });

  it('runs a script also after Redis forgot it', async () => {
    const connection = await use();
    const script = createScript(`return ARGV[1] .. 'é'`);
    assert.equal(await script.run(connection.client, [], ['a']), 'aé');
    await connection.client.script('FLUSH');
    assert.equal(await script.run(connection.client, [], ['b']), 'bé');
  });
});

describe('isRecent', () => {
  it('refuses what is older than 6.2, and what is no version', () => {
    for (const version of ['6.0.16', '5.0.14', '2.8', '', 'new'])
      assert.equal(isRecent(version), false, version);
  });

  it('takes 6.2 and everything later', () => {
    for (const version of ['6.2.0', '6.10.1', '7.0.15', '10.0.0'])
      assert.equal(isRecent(version), true, version);
  });
});
