import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder';
import { createAdapter } from '../../bot/adapter.ts';
import { DEFAULT_SOURCE_LIMITS } from '../../bot/middleware/limit-sources.ts';
import { createServer, listen, type RunningServer, type ServerParts } from '../../bot/server.ts';
import { answerInvoke } from '../../dialogs/answer.ts';
import { invoked, said, submitted } from '../harness/activities.ts';
import { type LogLine, recordLog } from '../services/intune/record-log.ts';

/** The real server with the real adapter, whose authentication is off as there is no app id. */
class ServedBot {
  readonly heard: string[] = [];
  readonly lines: LogLine[];
  readonly #parts: ServerParts;
  running: RunningServer | undefined;
  answer: (context: TurnContext) => Promise<void> = () => Promise.resolve();
  isReady: () => Promise<boolean> = () => Promise.resolve(true);

  constructor() {
    const { log, lines } = recordLog();
    this.lines = lines;
    this.#parts = {
      adapter: createAdapter(new ConfigurationBotFrameworkAuthentication({}), log),
      handle: (context) => {
        this.heard.push(context.activity.type);
        return this.answer(context);
      },
      isReady: () => this.isReady(),
      sourceLimits: DEFAULT_SOURCE_LIMITS,
      log,
    };
  }

  async start(port = 0): Promise<RunningServer> {
    this.running = await listen(createServer(this.#parts), port, '127.0.0.1');
    return this.running;
  }

  async ask(path: string, init: RequestInit = {}): Promise<{ status: number; body: string }> {
    const response = await fetch(`http://127.0.0.1:${this.running?.port ?? 0}${path}`, init);
    return { status: response.status, body: await response.text() };
  }

  post(body: string, type = 'application/json'): Promise<{ status: number; body: string }> {
    return this.ask('/api/messages', { method: 'POST', headers: { 'content-type': type }, body });
  }
}

describe('server', () => {
  let bot: ServedBot;

  beforeEach(async () => {
    bot = new ServedBot();
    await bot.start();
  });

  afterEach(() => bot.running?.stop());

  const malformed: readonly (readonly [what: string, body: string])[] = [
    ['no JSON', '{"type":'],
    ['an empty body', ''],
    ['an empty object', '{}'],
    ['a list', '[]'],
    ['a text', '"reset"'],
    ['nothing', 'null'],
    ['no conversation', JSON.stringify({ ...said('reset'), conversation: undefined })],
    ['a conversation without an id', JSON.stringify({ ...said('reset'), conversation: {} })],
    ['no kind', JSON.stringify({ ...said('reset'), type: '' })],
  ];
  for (const [what, body] of malformed) {
    it(`answers ${what} with 400, without a word of its inside`, async () => {
      const answer = await bot.post(body);
      assert.equal(answer.status, 400);
      assert.doesNotMatch(answer.body, /\.[jt]s:\d|node_modules/);
      assert.deepEqual(bot.heard, []);
    });
  }

  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    it(`answers ${type} with 415, and reads none of it`, async () => {
      const upload =
        '--x\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\nbytes\r\n--x--\r\n';
      const before = await readdir(tmpdir());
      assert.equal((await bot.post(upload, type)).status, 415);
      assert.deepEqual(bot.heard, []);
      const added = (await readdir(tmpdir())).filter((name) => !before.includes(name));
      assert.deepEqual(
        added.filter((name) => name.startsWith('upload_')),
        [],
      );
    });
  }

  it('answers packed JSON with 415', async () => {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    const answer = await bot.ask('/api/messages', {
      method: 'POST',
      headers,
      body: JSON.stringify(said('reset')),
    });
    assert.equal(answer.status, 415);
    assert.deepEqual(bot.heard, []);
  });

  it('answers what is too large with 413, and does not read it', async () => {
    const answer = await bot.post(JSON.stringify(said('x'.repeat(300_000))));
    assert.equal(answer.status, 413);
    assert.deepEqual(bot.heard, []);
  });

  it('answers other methods with 405, and other addresses with 404', async () => {
    assert.equal((await bot.ask('/api/messages')).status, 405);
    assert.equal((await bot.ask('/api/messages', { method: 'DELETE' })).status, 405);
    assert.equal((await bot.ask('/')).status, 404);
  });

  it('tells nothing of an error that the bot could not explain', async () => {
    bot.answer = () => Promise.reject(new Error('secret detail'));
    const answer = await bot.post(JSON.stringify(said('reset')));
    assert.doesNotMatch(answer.body, /secret detail/);
    assert.equal(bot.lines[0]?.message, 'Turn could not be answered');
  });

  it('is alive also while it is not ready', async () => {
    bot.isReady = () => Promise.reject(new Error('redis away'));
    assert.deepEqual(await bot.ask('/healthz'), { status: 200, body: '{"status":"alive"}' });
    assert.deepEqual(await bot.ask('/readyz'), { status: 503, body: '{"status":"not ready"}' });
    bot.isReady = () => Promise.resolve(false);
    assert.equal((await bot.ask('/readyz')).status, 503);
  });

  it('keeps a connection longer than the four minutes of a proxy in front', async () => {
    const { headers } = await fetch(`http://127.0.0.1:${bot.running?.port ?? 0}/healthz`);
    const seconds = Number(/timeout=(\d+)/.exec(headers.get('keep-alive') ?? '')?.[1]);
    assert.ok(seconds > 240, `${seconds} s`);
  });

  it('is ready when everything can be reached', async () => {
    assert.deepEqual(await bot.ask('/readyz'), { status: 200, body: '{"status":"ready"}' });
  });

  it('hands an activity to the bot, and an answered invoke back', async () => {
    bot.answer = (context) => answerInvoke(context, 412, { why: 'silent' });
    const answer = await bot.post(JSON.stringify(invoked('signin/tokenExchange', {})));
    assert.deepEqual(answer, { status: 412, body: '{"why":"silent"}' });
    bot.answer = () => Promise.resolve();
    assert.equal((await bot.post(JSON.stringify(said('reset')))).status, 200);
    assert.deepEqual(bot.heard, ['invoke', 'message']);
  });

  it('says nothing of itself, and forbids browsers everything, whatever the answer', async () => {
    for (const path of ['/healthz', '/nowhere', '/api/messages']) {
      const { headers } = await fetch(`http://127.0.0.1:${bot.running?.port ?? 0}${path}`);
      assert.equal(headers.get('server'), null);
      assert.equal(headers.get('x-powered-by'), null);
      assert.equal(headers.get('cache-control'), 'no-store');
      assert.equal(headers.get('content-security-policy'), "default-src 'none';frame-ancestors 'none'");
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.match(headers.get('strict-transport-security') ?? '', /^max-age=\d{7,}/);
    }
  });

  it('does not repeat what was asked for', async () => {
    assert.deepEqual(await bot.ask('/<script>'), { status: 404, body: '{"error":"not found"}' });
    assert.deepEqual(await bot.ask('/api/messages'), { status: 405, body: '{"error":"method not allowed"}' });
    assert.equal((await bot.post('{"type":')).body, '{"error":"bad request"}');
  });

  it('does not start on a port that is taken', async () => {
    await assert.rejects(new ServedBot().start(bot.running?.port), { code: 'EADDRINUSE' });
  });

  it('answers fields of another type with 400, and does not tell the bot', async () => {
    for (const spoilt of [
      { from: 'Alex' },
      { text: { a: 1 } },
      { attachments: 'all' },
      { conversation: 7 },
    ]) {
      const { status } = await bot.post(JSON.stringify({ ...said('reset'), ...spoilt }));
      assert.equal(status, 400);
    }
    assert.deepEqual(bot.heard, []);
  });

  it('answers payloads that are not ours with 400, and does not tell the bot', async () => {
    const strange = [
      submitted({ v: 1, action: 'device.erase' }),
      submitted({}),
      invoked('adaptiveCard/action', {}),
      invoked('adaptiveCard/action', { action: { data: { v: '1', action: 'help.show' } } }),
      invoked('signin/verifyState', { state: { $ne: '' } }),
    ];
    for (const activity of strange) assert.equal((await bot.post(JSON.stringify(activity))).status, 400);
    assert.deepEqual(bot.heard, []);
  });

  it('waits for the turn in hand when it stops, and takes no new one', async () => {
    const begun = Promise.withResolvers<undefined>();
    const work = Promise.withResolvers<undefined>();
    bot.answer = async (context) => {
      begun.resolve(undefined);
      await work.promise;
      await answerInvoke(context, 200, { done: true });
    };
    const inHand = bot.post(JSON.stringify(invoked('signin/failure', { code: 'x' })));
    await begun.promise;
    const stopped = bot.running?.stop().then(() => Date.now());
    await assert.rejects(bot.post(JSON.stringify(said('reset'))), /fetch failed/);
    work.resolve(undefined);
    assert.deepEqual(await inHand, { status: 200, body: '{"done":true}' });
    const ended = Date.now();
    // Not as long as the channel would keep its connection.
    assert.ok(((await stopped) ?? 0) - ended < 1000);
    assert.deepEqual(bot.heard, ['invoke']);
  });
});
