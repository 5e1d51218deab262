import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { z } from 'zod';
import { readConfig } from '../../bot/config.ts';
import { startProduction } from '../../bot/production.ts';
import type { RunningApp } from '../../bot/app.ts';
import { connectRedis } from '../../services/platform/redis.ts';
import { createRedisPauseSwitch } from '../../services/policy/pause-switch.ts';
import { useCertificates } from '../harness/certificates.ts';
import { findFreePort } from '../harness/free-port.ts';
import { openProductionWorld, type ProductionWorld } from '../harness/production-world.ts';
import { usePrivateRedis } from '../harness/redis-server.ts';
import { silent } from '../services/resets/hand-ports.ts';

const Answer = z.record(z.string(), z.unknown());

describe('readiness of the product', function () {
  this.timeout(30_000);
  const certificates = useCertificates();
  const server = usePrivateRedis();
  const trusted = getCACertificates('default');
  const prefix = `internal-${randomUUID()}`;
  let outside: ProductionWorld;
  let bot: RunningApp;
  let internal = '';

  before(async () => {
    setDefaultCACertificates([...trusted, certificates().ca]);
    outside = await openProductionWorld(certificates());
    const port = await findFreePort();
    internal = `http://127.0.0.1:${port}/readyz`;
    const redis = { REDIS_URL: server().url, REDIS_KEY_PREFIX: prefix };
    const config = readConfig({ ...outside.settings, ...redis, BOT_INTERNAL_PORT: String(port) });
    assert.ok(config.ok);
    bot = await startProduction(config.value, silent, {});
  });
  after(async () => {
    await bot.stop();
    await outside.close();
    setDefaultCACertificates(trusted);
  });

  const ask = async (url: string): Promise<{ status: number; body: Record<string, unknown> }> => {
    const response = await fetch(url);
    return { status: response.status, body: Answer.parse(await response.json()) };
  };
  const publicly = (): ReturnType<typeof ask> => ask(new URL('/readyz', outside.botEndpoint).href);

  it('is told in one word to everybody, and with its reasons on the internal port', async () => {
    assert.deepEqual(await publicly(), { status: 200, body: { status: 'ready' } });
    const { status, body } = await ask(internal);
    const { redis, ...others } = body;
    assert.deepEqual(
      [status, others],
      [
        200,
        {
          status: 'ready',
          policy: { digest: 'defaults', isRejected: false },
          resets: { paused: false },
          helpdesk: 'no-channel',
          audit: { events: 0 },
        },
      ],
    );
    assert.match(JSON.stringify(redis), /"keeping":"append-only","whenFull":"noeviction"/);
  });

  it('follows what operators do', async () => {
    const redis = await connectRedis({ url: server().url, prefix }, silent);
    await createRedisPauseSwitch(redis).pause({ at: 0, by: 'root', note: '' });
    await redis.close();
    const { status, body } = await ask(internal);
    assert.deepEqual([status, body['resets']], [200, { paused: true, since: '1970-01-01T00:00:00.000Z' }]);
  });

  it('ends where Redis is away, and says on the internal port what is not known then', async () => {
    await server().kill();
    const [inside, outsideAnswer] = [await ask(internal), await publicly()];
    await server().revive();
    assert.deepEqual([inside.status, outsideAnswer.status], [503, 503]);
    assert.deepEqual([inside.body['status'], inside.body['redis']], ['not-ready', 'unknown']);
  });

  it('is told nowhere else: the internal port knows no messages, and the public one no reasons', async () => {
    const posted = await fetch(new URL('/api/messages', internal), { method: 'POST', body: '{}' });
    assert.equal(posted.status, 404);
    assert.deepEqual(Object.keys((await publicly()).body), ['status']);
  });
});
