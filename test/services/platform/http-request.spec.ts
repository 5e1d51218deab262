import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { urlToHttpOptions } from 'node:url';
import { type HttpAnswer, type HttpRequest, sendRequest } from '../../../services/platform/http-request.ts';

describe('sendRequest', () => {
  it('sends method, path, headers and body, and hands on what comes back', async () => {
    const answer = await ask(
      (request, response) => {
        const { method, url, headers } = request;
        response.writeHead(418, { 'request-id': 'r1' });
        void text(request).then((body) => response.end([method, url, headers['x-name'], body].join(' ')));
      },
      { method: 'PUT', headers: { 'x-name': 'n' }, body: 'é' },
    );
    assert.deepEqual([answer.status, answer.headers['request-id']], [418, 'r1']);
    assert.equal(answer.body, 'PUT /place?a=b n é');
  });

  it('has an empty body where none came', async () => {
    const answer = await ask((_, response) => void response.writeHead(204).end());
    assert.deepEqual([answer.status, answer.body], [204, '']);
  });

  it('does not follow a redirect', async () => {
    const answer = await ask((_, response) => void response.writeHead(302, { location: '/x' }).end());
    assert.equal(answer.status, 302);
  });

  it('keeps the status where the body breaks off', async () => {
    const answer = await ask((_, response) => {
      response.writeHead(200, { 'content-length': 100 }).write('half');
      setTimeout(() => response.destroy(), 20);
    });
    assert.deepEqual([answer.status, answer.body], [200, undefined]);
  });

  it('keeps the status where the body does not end in time', async () => {
    const answer = await ask((_, response) => void response.writeHead(200).write('half'), { withinMs: 100 });
    assert.deepEqual([answer.status, answer.body], [200, undefined]);
  });

  it('fails where no answer comes in time', () =>
    assert.rejects(
      ask(() => undefined, { withinMs: 100 }),
      { code: 'ETIMEDOUT' },
    ));

  it('fails where the connection is cut', () =>
    assert.rejects(
      ask((request) => void request.socket.destroy()),
      { code: 'ECONNRESET' },
    ));

  it('says that it could not connect', () => {
    const server = urlToHttpOptions(new URL('http://127.0.0.1:1/'));
    const request = { method: 'GET', server, path: '/', headers: {}, withinMs: 1_000 };
    return assert.rejects(sendRequest(request), { code: 'ECONNREFUSED', syscall: 'connect' });
  });
});

/** Asks a server that ends with the answer. */
async function ask(listener: RequestListener, changes: Partial<HttpRequest> = {}): Promise<HttpAnswer> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const place = urlToHttpOptions(new URL(`http://127.0.0.1:${port}`));
  try {
    return await sendRequest({
      ...{ method: 'GET', server: place, path: '/place?a=b', headers: {}, withinMs: 5_000 },
      ...changes,
    });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
