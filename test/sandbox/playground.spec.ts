import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ALEX, SANDBOX_TENANT_ID } from '../../sandbox/people.ts';
import { createPlaygroundConfig } from '../../sandbox/playground/config.ts';
import { startPlayground } from '../../sandbox/playground.ts';
import { findFreePort } from '../harness/free-port.ts';

/** Nobody listens there: the Playground asks for its bot only when a page is opened. */
const NO_BOT = 'http://localhost:1/api/messages';

describe('the sandbox chat client', () => {
  const usualFolder = process.env['TMPDIR'];

  afterEach(() => {
    if (usualFolder === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = usualFolder;
  });

  it('refuses a taken port, which by itself it would quietly leave for another', async () => {
    const holder = createServer().listen(0, 'localhost');
    await once(holder, 'listening');
    const address = holder.address();
    assert.ok(address !== null && typeof address !== 'string');

    await assert.rejects(startPlayground({ port: address.port, botEndpoint: NO_BOT }), {
      code: 'EADDRINUSE',
      port: address.port,
    });
    holder.close();
  });

  it('answers when it is started, and to this machine only', async () => {
    const port = await findFreePort();
    const playground = await startPlayground({ port, botEndpoint: NO_BOT });
    const page = await fetch(playground.url);
    const elsewhere = await Promise.allSettled(
      outerAddresses().map((address) => fetch(`http://${address}:${port}`)),
    );
    await playground.stop();

    assert.equal(page.status, 200);
    assert.deepEqual(
      elsewhere.filter(({ status }) => status === 'fulfilled'),
      [],
    );
  });

  it('leaves neither a process nor a folder behind', async () => {
    const workplace = mkdtempSync(join(tmpdir(), 'playground-spec-'));
    process.env['TMPDIR'] = workplace;
    const playground = await startPlayground({ port: await findFreePort(), botEndpoint: NO_BOT });
    assert.equal(readdirSync(workplace).length, 1);

    await playground.stop();

    await assert.rejects(fetch(playground.url));
    assert.deepEqual(readdirSync(workplace), []);
    rmdirSync(workplace);
  });

  it('has the person of the sandbox at the keyboard, in the tenant of the sandbox', () => {
    const { tenantId, currentUser, users } = createPlaygroundConfig();

    assert.equal(tenantId, SANDBOX_TENANT_ID);
    assert.equal(currentUser.aadObjectId, ALEX.oid);
    assert.equal(users.length, 5, 'the Playground insists on five colleagues');
  });
});

function outerAddresses(): readonly string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => address);
}
