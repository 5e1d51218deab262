import assert from 'node:assert/strict';
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { createAdapter } from '../../bot/adapter.ts';
import { CASE_INBOX_PATH } from '../../bot/case-inbox-route.ts';
import { DEFAULT_SOURCE_LIMITS } from '../../bot/middleware/limit-sources.ts';
import { createServer, listen, type RunningServer } from '../../bot/server.ts';
import { createMemoryOnce } from '../../services/platform/memory-once.ts';
import { Secret } from '../../services/platform/secret.ts';
import { type CaseInbox, createCaseInbox } from '../../services/webhooks/case-inbox.ts';
import { sign } from '../../services/webhooks/sign.ts';
import { IoError } from '../../services/platform/errors.ts';
import { CaseWorld } from '../services/helpdesk/case-world.ts';

const SECRET = new Secret('a secret of the tests, long enough');
/** Letters that are several bytes: what is signed is the bytes. */
const BODY = '{"type":"case.resolved","number":"HD-1001","resolution":"solved","note":"gelöst 🔑"}';

describe('the inbox of cases over HTTP', () => {
  const world = new CaseWorld();
  let running: RunningServer | undefined;

  afterEach(() => running?.stop());

  it('resolves the case for who signed it, and nobody else', async () => {
    await start(inboxOf(world));
    const { id } = await world.open();
    assert.deepEqual(await post(BODY, {}), { status: 401, body: '{"answer":"not-signed"}' });
    const headers = sign(BODY, world.clock.now(), SECRET);
    assert.deepEqual(await post(`${BODY} `, headers), { status: 401, body: '{"answer":"wrong"}' });
    assert.deepEqual(await post(BODY, headers), { status: 200, body: '{"answer":"resolved"}' });
    assert.deepEqual(await post(BODY, headers), { status: 401, body: '{"answer":"seen-before"}' });
    assert.equal((await world.stored(id)).resolution, 'solved');
  });

  it('asks for it again where it could not be taken', async () => {
    await start({ receive: () => Promise.reject(new IoError('redis.unavailable', { retryable: true })) });
    assert.deepEqual(await post(BODY, {}), { status: 503, body: '{"error":"try again"}' });
  });

  it('is not there where no other system is told of cases', async () => {
    await start(undefined);
    assert.equal((await post(BODY, {})).status, 404);
  });

  async function start(caseInbox: CaseInbox | undefined): Promise<void> {
    const server = createServer({
      adapter: createAdapter(new ConfigurationBotFrameworkAuthentication({}), world.log),
      handle: () => Promise.resolve(),
      isReady: () => Promise.resolve(true),
      sourceLimits: DEFAULT_SOURCE_LIMITS,
      ...(caseInbox === undefined ? {} : { caseInbox }),
      log: world.log,
    });
    running = await listen(server, 0, '127.0.0.1');
  }

  async function post(
    body: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<{ status: number; body: string }> {
    const url = `http://127.0.0.1:${running?.port ?? 0}${CASE_INBOX_PATH}`;
    const all = { 'content-type': 'application/json', ...headers };
    const response = await fetch(url, { method: 'POST', headers: all, body });
    return { status: response.status, body: await response.text() };
  }
});

function inboxOf(world: CaseWorld): CaseInbox {
  const { service: cases, clock, log } = world;
  return createCaseInbox({ cases, once: createMemoryOnce(clock), secret: SECRET, clock, log });
}
