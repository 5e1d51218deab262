import {
  type ClientRequestArgs,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as overHttp,
} from 'node:http';
import { request as overHttps } from 'node:https';

/** A request with JSON in it. */
export interface JsonRequest {
  readonly method: 'POST' | 'PUT';
  /** Where to, read once for many requests (`urlToHttpOptions`). */
  readonly server: ClientRequestArgs;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** For the whole exchange, in milliseconds. */
  readonly withinMs: number;
}

/** What came back, whatever its status. */
export interface JsonAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As it came. */
  readonly body: string;
}

/**
 * Sends JSON once, over a connection that is kept. Goes over Node's own agents: they let go of idle connections
 * before the other side does, and know the proxies of `NODE_USE_ENV_PROXY` as `fetch` does.
 *
 * @throws Node's own error, with a `code`, where there is no answer.
 */
export async function sendJson({
  method,
  server,
  path,
  headers,
  body,
  withinMs,
}: JsonRequest): Promise<JsonAnswer> {
  // As text it leaves together with the headers, in one piece.
  const payload = JSON.stringify(body);
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const request = server.protocol === 'https:' ? overHttps : overHttp;
  const sent = request({
    ...server,
    ...{ method, path },
    headers: {
      ...headers,
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(payload),
    },
  });
  sent.once('response', resolve).on('error', reject).end(payload);
  const timer = setTimeout(() => {
    sent.destroy(Object.assign(new Error('No answer in time'), { code: 'ETIMEDOUT' }));
  }, withinMs);
  try {
    const answer = await promise;
    return { status: answer.statusCode ?? 0, headers: answer.headers, body: await readText(answer) };
  } finally {
    clearTimeout(timer);
  }
}

/** @throws where the answer breaks off. */
function readText(answer: IncomingMessage): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let text = '';
  answer.setEncoding('utf8');
  answer.on('data', (chunk: string) => {
    text += chunk;
  });
  answer.once('error', reject).once('end', () => {
    resolve(text);
  });
  return promise;
}
