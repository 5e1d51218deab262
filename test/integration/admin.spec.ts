import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { createRedisPauseSwitch } from '../../services/policy/pause-switch.ts';
import { useRedis } from '../harness/redis-client.ts';

const run = promisify(execFile);

/** As a shell beside the bot has them. */
const SETTINGS = {
  MicrosoftAppId: '0f6a4cf1-7a1b-4c7a-9b0c-000000000001',
  MicrosoftAppType: 'UserAssignedMSI',
  MicrosoftAppTenantId: '0f6a4cf1-7a1b-4c7a-9b0c-000000000002',
  OAUTH_CONNECTION: 'fresh-sign-in',
  SIGN_IN_AUDIENCE: 'api://passcode-desk',
  AUDIT_KEY: 'a key of at least thirty-two characters',
};

describe('npm run admin', function () {
  this.timeout(60_000);
  const redis = useRedis();

  function admin(env: object, ...words: string[]): Promise<{ stdout: string; stderr: string }> {
    const options = { env: { PATH: process.env['PATH'], ...SETTINGS, ...env } };
    return run(process.execPath, ['bot/admin/index.ts', ...words], options);
  }

  it('works on the Redis of the bot, as a process of its own', async () => {
    const { prefix } = redis().fresh();
    const env = { REDIS_URL: redis().server.url, REDIS_KEY_PREFIX: prefix.slice(0, -1) };
    const connection = { ...redis().fresh(), prefix };
    await admin(env, 'pause', '--reason', 'Maintenance until noon.');
    assert.equal((await createRedisPauseSwitch(connection).read())?.note, 'Maintenance until noon.');
    assert.match((await admin(env, 'status')).stdout, /Maintenance until noon/);
    await admin(env, 'resume');
    assert.equal(await createRedisPauseSwitch(connection).read(), undefined);
    assert.match(
      (await admin(env, 'audit', 'verify')).stdout,
      /^2 events checked, nothing was tampered with/,
    );
    await connection.client.hset(`${prefix}{audit}:${SETTINGS.MicrosoftAppTenantId}:head`, 'sequence', 3);
    await assert.rejects(admin(env, 'audit', 'verify'), { code: 1 });
  });

  it('names what is missing in the settings, and ends with 1', async () => {
    await assert.rejects(
      admin({ OAUTH_CONNECTION: '' }, 'status'),
      (error: { code?: number; stdout?: string }) => {
        assert.equal(error.code, 1);
        assert.match(error.stdout ?? '', /OAUTH_CONNECTION is missing/);
        return true;
      },
    );
  });
});
