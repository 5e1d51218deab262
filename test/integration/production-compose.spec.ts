import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { readComposeFile } from '../deploy/compose-file.ts';
import { readEnvFile, valuesOf } from '../deploy/env-file.ts';
import { findFreePort } from '../harness/free-port.ts';
import { type ProductionBot, startProductionBot } from '../harness/production-bot.ts';
import { useProductionPackage } from '../harness/production-package.ts';
import { endProcess, launchRedis, skipWithout } from '../harness/redis-process.ts';
import { createTeamsActivity, takeSeat } from '../harness/teams-activity.ts';
import { until } from '../harness/until.ts';

const PASSWORD = 'a-password-of-the-tests';
/** What somebody fills in. */
const OWN = {
  REDIS_PASSWORD: PASSWORD,
  MicrosoftAppId: '0f6a4cf1-7a1b-4c7a-9b0c-000000000001',
  MicrosoftAppTenantId: '0f6a4cf1-7a1b-4c7a-9b0c-000000000002',
  MicrosoftAppPassword: 'pa55word-of-the-app',
  SIGN_IN_AUDIENCE: '0f6a4cf1-7a1b-4c7a-9b0c-000000000003',
};
const { redis: redisService, bot: botService } = readComposeFile(OWN).services;

/** Without a container engine: the processes of the two containers, with the same command and the same settings. */
describe('the services of deploy/compose.yaml', function () {
  this.timeout(30_000);
  const folder = useProductionPackage();
  let data: string;
  let redisPort: number;
  let botPort: number;
  let internalPort: number;
  let redis: ChildProcess;
  let bot: ProductionBot;

  /** Only where containers would have their own: the ports, and the folder of the volume. */
  const startRedis = (): Promise<ChildProcess> =>
    launchRedis(
      [...(redisService.command ?? []).slice(1), '--port', String(redisPort), '--dir', data],
      'Ready to accept connections',
    );

  before(async function () {
    skipWithout('redis-server', this);
    data = await mkdtemp(join(tmpdir(), 'passcode-desk-compose-'));
    [redisPort, botPort] = [await findFreePort(), await findFreePort()];
    internalPort = await findFreePort();
    redis = await startRedis();
    const example = readEnvFile(
      await readFile(new URL('../../deploy/.env.example', import.meta.url), 'utf8'),
    );
    const { REDIS_URL = '', ...environment } = botService.environment;
    bot = await startProductionBot(folder(), {
      ...{ ...valuesOf(example), ...OWN, ...environment },
      REDIS_URL: REDIS_URL.replace('@redis:6379', `@127.0.0.1:${redisPort}`),
      BOT_PORT: String(botPort),
      BOT_INTERNAL_PORT: String(internalPort),
    });
  });
  after(async () => {
    await bot.kill();
    await endProcess(redis);
    await rm(data, { recursive: true, force: true });
  });

  const probe = async (path: string): Promise<number> =>
    (await fetch(`http://127.0.0.1:${botPort}${path}`)).status;

  async function ask(...command: [string, ...string[]]): Promise<unknown> {
    const client = new Redis(redisPort, '127.0.0.1', { password: PASSWORD });
    return client.call(...command).finally(() => {
      client.disconnect();
    });
  }

  it('find each other: the bot is alive and ready', async () => {
    assert.equal(await probe('/healthz'), 200);
    assert.equal(await probe('/readyz'), 200);
  });

  it('show metrics and reasons at the internal port, and nowhere else', async () => {
    const inside = async (path: string): Promise<string> =>
      (await fetch(`http://127.0.0.1:${internalPort}${path}`)).text();
    assert.match(await inside('/metrics'), /^passcode_desk_reset_open(\{|\s)/m);
    assert.match(await inside('/readyz'), /"redis"/);
    assert.equal(await probe('/metrics'), 404);
  });

  it('let nobody in who has no token', async () => {
    const seat = takeSeat('https://smba.trafficmanager.net/emea/');
    const response = await fetch(`http://127.0.0.1:${botPort}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(createTeamsActivity(seat, { type: 'message', text: 'reset' })),
    });
    assert.equal(response.status, 401);
  });

  it('have a Redis that forgets and drops nothing, and asks for its password', async () => {
    assert.deepEqual(await ask('CONFIG', 'GET', 'appendonly'), ['appendonly', 'yes']);
    assert.deepEqual(await ask('CONFIG', 'GET', 'maxmemory-policy'), ['maxmemory-policy', 'noeviction']);
    const stranger = new Redis(redisPort, '127.0.0.1', { lazyConnect: true });
    stranger.on('error', () => undefined);
    await assert.rejects(stranger.call('PING'), /NOAUTH/);
    stranger.disconnect();
  });

  it('are not ready while Redis is away, stay alive, and recover with what it held', async () => {
    await ask('SET', 'kept', 'yes');
    redis.kill('SIGTERM');
    await once(redis, 'exit');
    await until('the bot is not ready', async () => (await probe('/readyz')) === 503);
    assert.equal(await probe('/healthz'), 200);

    redis = await startRedis();
    await until('the bot is ready again', async () => (await probe('/readyz')) === 200, 15_000);
    assert.equal(await ask('GET', 'kept'), 'yes');
  });

  it('stop when they are told to', async () => {
    assert.equal(await bot.stop(), 0);
  });
});
