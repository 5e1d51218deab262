import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Secret } from '../../../services/platform/secret.ts';
import { toWebhook } from '../../../services/webhooks/case-webhook.ts';
import { sign } from '../../../services/webhooks/sign.ts';
import { findFreePort } from '../../harness/free-port.ts';
import { until } from '../../harness/until.ts';
import { SECRET, someAnnouncement, WebhookWorld } from './webhook-world.ts';

const SCRIPT = fileURLToPath(new URL('../../../docs/examples/webhook-receiver.mjs', import.meta.url));

/** The receiver that docs/webhook.md shows, as a process of its own. */
interface Example {
  readonly url: string;
  /** Lines that it printed. */
  lines(): readonly string[];
}

describe('docs/examples/webhook-receiver.mjs', () => {
  let child: ChildProcess;
  let example: Example;

  beforeEach(async () => {
    const port = await findFreePort();
    const env = { ...process.env, WEBHOOK_SECRET: SECRET, PORT: String(port) };
    child = spawn(process.execPath, [SCRIPT], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    let printed = '';
    child.stdout?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    example = { url: `http://127.0.0.1:${port}/`, lines: () => printed.split('\n').filter(Boolean) };
    await until('it listens', () => example.lines().length > 0);
  });

  afterEach(async () => {
    child.kill();
    if (child.exitCode === null) await once(child, 'exit');
  });

  it('takes the events of the product', async () => {
    const world = new WebhookWorld(example.url);
    world.clock.time = Date.now();
    await world.webhooks.announce(someAnnouncement());
    await world.pass(0);
    await until('it tells of the event', () => example.lines().length === 2);
    assert.equal(example.lines()[1], 'case.message HD-1001 claimed by user-1');
    assert.deepEqual(await world.outbox.listDue(Infinity, 1), []);
  });

  it('refuses what is forged or old', async () => {
    const body = JSON.stringify(toWebhook(someAnnouncement()));
    const secret = new Secret(SECRET);
    const all = [
      {},
      sign(body, Date.now(), new Secret('guessed')),
      sign(`${body} `, Date.now(), secret),
      sign(body, Date.now() - 6 * 60_000, secret),
    ];
    for (const headers of all) assert.equal(await post(headers, body), 401);
    assert.equal(example.lines().length, 1 + all.length);
  });

  it('says yes to an event that comes again, and does nothing more', async () => {
    const body = JSON.stringify(toWebhook(someAnnouncement()));
    const headers = sign(body, Date.now(), new Secret(SECRET));
    assert.deepEqual([await post(headers, body), await post(headers, body)], [200, 200]);
    assert.equal(example.lines().length, 2);
  });

  async function post(headers: Readonly<Record<string, string>>, body: string): Promise<number> {
    return (await fetch(example.url, { method: 'POST', headers, body })).status;
  }
});
