import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { type HttpAnswer, type HttpRequest, sendRequest } from '../../../services/platform/http-request.ts';

const MODULE = new URL('../../../services/platform/http-request.ts', import.meta.url).href;
const ASK = `
const { sendRequest } = await import('${MODULE}');
const request = { method: 'GET', origin: 'https://graph.invalid', path: '/', headers: {}, withinMs: 5000 };
await sendRequest(request).catch(() => undefined);
process.exit();
`;

describe('sendRequest', () => {
  it('sends method, path, headers and body, and hands on what comes back', async () => {
    const answer = await ask(
      (request, response) => {
        const { method, url, headers } = request;
        response.statusCode = 418;
        response.setHeader('request-id', 'r1');
        void text(request).then((body) => response.end([method, url, headers['x-name'], body].join(' ')));
      },
      { method: 'PUT', headers: { 'x-name': 'n' }, body: 'é' },
    );
    assert.deepEqual([answer.status, answer.headers['request-id']], [418, 'r1']);
    assert.equal(answer.body, 'PUT /place?a=b n é');
  });

  it('has an empty body where none came', async () => {
    const answer = await ask((_, response) => {
      endWith(response, 204);
    });
    assert.deepEqual([answer.status, answer.body], [204, '']);
  });

  it('does not follow a redirect', async () => {
    const answer = await ask((_, response) => {
      endWith(response.setHeader('location', '/x'), 302);
    });
    assert.equal(answer.status, 302);
  });

  it('keeps the status where the body breaks off', async () => {
    const answer = await ask((_, response) => {
      response.setHeader('content-length', 100).write('half');
      setTimeout(() => response.destroy(), 20);
    });
    assert.deepEqual([answer.status, answer.body], [200, undefined]);
  });

  it('keeps the status where the body does not end in time', async () => {
    const answer = await ask((_, response) => void response.write('half'), { withinMs: 100 });
    assert.deepEqual([answer.status, answer.body], [200, undefined]);
  });

  it('fails where no answer comes in time', () =>
    assert.rejects(
      ask(() => undefined, { withinMs: 100 }),
      { code: 'ETIMEDOUT' },
    ));

  it('fails in time where it waits for a connection, and sends nothing once there is one', async () => {
    const heard: Buffer[] = [];
    const silent = createTcpServer((socket) => socket.on('data', (data) => heard.push(data)));
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    // Nobody here ever ends a TLS handshake.
    const request = { method: 'GET', origin: `https://127.0.0.1:${port}`, path: '/', headers: {} };
    const failure = { code: 'UND_ERR_CONNECT_TIMEOUT' };
    await assert.rejects(sendRequest({ ...request, withinMs: 100 }), failure);
    assert.doesNotMatch(Buffer.concat(heard).toString('latin1'), /GET/);
    silent.close();
  });

  it('takes no early hint for the answer', async () => {
    const answer = await ask((_, response) => {
      response.writeEarlyHints({ link: '</a>; rel=preload' });
      response.end('late');
    });
    assert.deepEqual([answer.status, answer.body], [200, 'late']);
  });

  it('reads a letter that came in two pieces', async () => {
    const letter = Buffer.from('é');
    const answer = await ask((_, response) => {
      response.write(letter.subarray(0, 1));
      setTimeout(() => response.end(letter.subarray(1)), 20);
    });
    assert.equal(answer.body, 'é');
  });

  it('fails where the connection is cut, also one that was kept, and asks once', async () => {
    let asked = 0;
    const listener: RequestListener = (request, response) => {
      asked += 1;
      if (asked > 1) request.socket.destroy();
      else endWith(response, 200);
    };
    await withServer(listener, async (origin) => {
      const request = { method: 'POST', origin, path: '/', headers: {}, body: '{}', withinMs: 5_000 };
      await sendRequest(request);
      await assert.rejects(sendRequest(request), { code: 'UND_ERR_SOCKET' });
    });
    assert.equal(asked, 2);
  });

  it('keeps connections for the next ones', async () => {
    const connections = new Set<unknown>();
    const listener: RequestListener = (request, response) => {
      connections.add(request.socket);
      endWith(response, 200);
    };
    await withServer(listener, async (origin) => {
      for (let i = 0; i < 10; i += 1)
        await sendRequest({ method: 'GET', origin, path: '/', headers: {}, withinMs: 5_000 });
    });
    // A second one where the first has not yet put its answer away.
    assert.ok(connections.size <= 2, String(connections.size));
  });

  it('says that it could not connect', () => {
    const request = { method: 'GET', origin: 'http://127.0.0.1:1', path: '/', headers: {}, withinMs: 1_000 };
    return assert.rejects(sendRequest(request), { code: 'ECONNREFUSED', syscall: 'connect' });
  });
});

describe('sendRequest, on its way out', () => {
  it('goes through the proxy of the environment, where that is asked for', async () => {
    assert.deepEqual(await askedProxy({ NODE_USE_ENV_PROXY: '1' }), ['graph.invalid:443']);
  });

  it('goes past it where it is not asked for, or not for this host', async () => {
    assert.deepEqual(await askedProxy({}), []);
    assert.deepEqual(await askedProxy({ NODE_USE_ENV_PROXY: '1', NO_PROXY: 'graph.invalid' }), []);
  });
});

/** Without `writeHead`, whose answer restify takes away in this process. */
function endWith(response: ServerResponse, status: number): void {
  response.statusCode = status;
  response.end();
}

/** Asks a server that ends with the answer. */
function ask(listener: RequestListener, changes: Partial<HttpRequest> = {}): Promise<HttpAnswer> {
  return withServer(listener, (origin) =>
    sendRequest({ method: 'GET', origin, path: '/place?a=b', headers: {}, withinMs: 5_000, ...changes }),
  );
}

async function withServer<T>(listener: RequestListener, work: (origin: string) => Promise<T>): Promise<T> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await work(`http://127.0.0.1:${port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** Sends a request from a process with these settings. @returns Where a proxy was asked to connect to. */
async function askedProxy(settings: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const asked: string[] = [];
  const proxy = createServer().on('connect', ({ url = '' }, socket) => {
    asked.push(url);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port } = proxy.address() as AddressInfo;
  const env = { ...process.env, HTTPS_PROXY: `http://127.0.0.1:${port}`, ...settings };
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', ASK], { env });
  proxy.close();
  return asked;
}
