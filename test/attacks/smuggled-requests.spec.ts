import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { createTeamsActivity } from '../harness/teams-activity.ts';
import { useProductionTarget } from './production-target.ts';
import { rawPost, sendRaw, statusesIn } from './raw-request.ts';

describe('attack with smuggled requests', function () {
  this.timeout(60_000);
  // Attacks come faster here than one source may fail.
  const target = useProductionTarget({ SOURCE_REQUESTS_PER_10S: '1000000' });
  afterEach(() => target().assertNothingDone());

  const wish = (): string =>
    JSON.stringify(createTeamsActivity(target().stage.alex.seat, { type: 'message', text: 'reset' }));
  const JSON_TYPE = 'Content-Type: application/json';

  it('two Authorization headers, the forged one first: 401', async () => {
    const body = wish();
    const headers = [JSON_TYPE, `Content-Length: ${Buffer.byteLength(body)}`, 'Authorization: Bearer a.b.c'];
    const second = `Authorization: ${await target().bearer()}`;
    const answer = await sendRaw(target().port, rawPost([...headers, second], body));
    assert.deepEqual(statusesIn(answer), [401]);
  });

  it('two tokens in one Authorization header: 401', async () => {
    const genuine = await target().bearer();
    for (const both of [`Bearer a.b.c, ${genuine}`, `${genuine} a.b.c`, `${genuine}, ${genuine}`])
      assert.equal((await target().post(both)).status, 401);
  });

  const framings: Readonly<Record<string, (body: string) => readonly string[]>> = {
    'Content-Length and Transfer-Encoding': () => ['Content-Length: 4', 'Transfer-Encoding: chunked'],
    'two Content-Lengths': (body) => ['Content-Length: 4', `Content-Length: ${Buffer.byteLength(body)}`],
    'a Content-Length that is no number': () => ['Content-Length: 0x10'],
    'a negative Content-Length': () => ['Content-Length: -1'],
    'a Transfer-Encoding that nobody knows': () => ['Transfer-Encoding: xchunked'],
    'a blank before the colon': () => ['Transfer-Encoding : chunked', 'Content-Length: 4'],
    'a chunk longer than it says': () => ['Transfer-Encoding: chunked'],
  };
  for (const [what, framing] of Object.entries(framings)) {
    it(`${what}: refused with 400, and what follows is no second request`, async () => {
      const hidden = rawPost([JSON_TYPE, 'Content-Length: 2'], '{}');
      const body = `1\r\n{}\r\n0\r\n\r\n${hidden}`;
      const answer = await sendRaw(target().port, rawPost([JSON_TYPE, ...framing(body)], body));
      assert.deepEqual(statusesIn(answer), [400]);
    });
  }

  it('a request behind a request needs a token of its own', async () => {
    const body = wish();
    const headers = [JSON_TYPE, `Content-Length: ${Buffer.byteLength(body)}`];
    const one = rawPost(headers, body).replace('Connection: close', 'Connection: keep-alive');
    const answer = await sendRaw(target().port, one + rawPost(headers, body));
    assert.deepEqual(statusesIn(answer), [401, 401]);
  });

  it('a line break in a header begins no header of its own', async () => {
    const answer = await sendRaw(
      target().port,
      rawPost([JSON_TYPE, `X-A: b\nAuthorization: ${await target().bearer()}`, 'Content-Length: 2'], '{}'),
    );
    assert.deepEqual(statusesIn(answer), [400]);
  });

  it('headers of twenty kilobytes: 431', async () => {
    const answer = await sendRaw(target().port, rawPost([`X-Long: ${'a'.repeat(20_000)}`]));
    assert.deepEqual(statusesIn(answer), [431]);
  });

  it('a body larger than any activity: 413, before the token is looked at', async () => {
    const response = await target().post(await target().bearer(), { text: 'x'.repeat(300_000) });
    assert.equal(response.status, 413);
  });

  it('a body that grows when it is unpacked: 415', async () => {
    const response = await fetch(target().stage.botEndpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-encoding': 'gzip',
        authorization: await target().bearer(),
      },
      body: new Uint8Array(gzipSync('x'.repeat(10_000_000))),
    });
    assert.equal(response.status, 415);
  });

  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    it(`a body of another type, which browsers send across sites: 415 (${type})`, async () => {
      const response = await target().post(await target().bearer(), {}, { 'content-type': type });
      assert.equal(response.status, 415);
    });
  }

  for (const header of ['x-http-method-override', 'x-method-override', 'x-original-method']) {
    it(`a GET that says it is a POST stays one: 405 (${header})`, async () => {
      const response = await fetch(target().stage.botEndpoint, {
        headers: { [header]: 'POST', authorization: await target().bearer() },
      });
      assert.equal(response.status, 405);
    });
  }

  for (const path of [
    '/api/messages/../../admin',
    '/api/messages%00',
    '/api/messages;x=/healthz',
    '//api//admin',
    '/.env',
  ]) {
    it(`another way to write a path leads nowhere: ${path}`, async () => {
      const answer = await sendRaw(target().port, rawPost([]).replace('/api/messages', path));
      assert.match(answer, /^HTTP\/1\.1 40[0145]/);
    });
  }

  it('with whatever was sent, learns nothing of the inside: no banner, no stack, no path, no library', async () => {
    const { port, stage, bearer } = target();
    const answers = [
      await sendRaw(port, rawPost(['Content-Type: application/json', 'Content-Length: 1'], '{')),
      await sendRaw(port, rawPost(['Content-Type: application/json', 'Content-Length: 2'], '{}')),
      await sendRaw(port, rawPost([]).replace('/api/messages', '/nowhere')),
      await sendRaw(port, 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
    ];
    const refused = await target().post(await bearer({ aud: 'x' }));
    const all = [...answers, JSON.stringify([...refused.headers]), await refused.text()].join('\n');
    assert.doesNotMatch(all, /restify|node_modules|\.[jt]s\b|\s+at |jsonwebtoken|^server:/im);
    assert.ok(!all.includes(stage.settings['MicrosoftAppId'] ?? ''));
  });
});
