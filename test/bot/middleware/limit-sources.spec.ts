import assert from 'node:assert/strict';
import restify from 'restify';
import { limitSources, type SourceLimits } from '../../../bot/middleware/limit-sources.ts';

describe('limitSources', () => {
  const servers: restify.Server[] = [];

  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  /** Asks a server with these limits, as whoever `X-Forwarded-For` says. */
  async function serve(
    limits: Partial<SourceLimits>,
  ): Promise<(from?: string, path?: string) => Promise<Response>> {
    const server = restify.createServer();
    servers.push(server);
    server.pre(limitSources({ requests: 3, trustedProxies: 1, ...limits }));
    server.get('/', async (_req, res) => {
      await Promise.resolve(res.send(200));
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return (from = '192.0.2.1', path = '/') =>
      fetch(`${server.url}${path}`, {
        headers: { 'x-forwarded-for': from, connection: 'close' },
      });
  }

  async function statuses(
    ask: (from?: string) => Promise<Response>,
    sources: readonly string[],
  ): Promise<readonly number[]> {
    const found: number[] = [];
    for (const source of sources) found.push((await ask(source)).status);
    return found;
  }

  it('lets a source through up to its limit, and then says when to come back', async () => {
    const ask = await serve({});
    assert.deepEqual(await statuses(ask, Array(3).fill('192.0.2.1')), [200, 200, 200]);
    const refused = await ask();
    assert.equal(refused.status, 429);
    assert.ok(Number(refused.headers.get('retry-after')) >= 1);
    assert.equal(await refused.text(), '{"error":"too many requests"}');
  });

  it('counts each source by itself', async () => {
    const ask = await serve({ requests: 1 });
    assert.deepEqual(await statuses(ask, ['192.0.2.1', '192.0.2.2', '192.0.2.1']), [200, 200, 429]);
  });

  it('believes only as many addresses as there are proxies of ours', async () => {
    const ask = await serve({ requests: 1 });
    const forged = ['198.51.100.1, 192.0.2.1', '198.51.100.2, 192.0.2.1'];
    assert.deepEqual(await statuses(ask, forged), [200, 429]);
  });

  it('believes no header where there is no proxy', async () => {
    const ask = await serve({ requests: 1, trustedProxies: 0 });
    assert.deepEqual(await statuses(ask, ['192.0.2.1', '192.0.2.2']), [200, 429]);
  });

  it('takes a network of IPv6 addresses as one source, and an IPv4 address in such clothes as itself', async () => {
    const ask = await serve({ requests: 1 });
    const same = ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', '2001:db8:1:3::1'];
    assert.deepEqual(await statuses(ask, same), [200, 429, 200]);
    assert.deepEqual(await statuses(ask, ['::ffff:192.0.2.7', '::ffff:192.0.2.8']), [200, 200]);
  });

  it('counts a failure as fifty requests', async () => {
    const ask = await serve({ requests: 52 });
    assert.equal((await ask('192.0.2.1', '/nowhere')).status, 404);
    assert.deepEqual(await statuses(ask, Array(2).fill('192.0.2.1')), [200, 429]);
  });
});
