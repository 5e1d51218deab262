import {
  type ClientRequest,
  type ClientRequestArgs,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as overHttp,
} from 'node:http';
import { request as overHttps } from 'node:https';

/** A request that leaves in one piece. */
export interface HttpRequest {
  readonly method: string;
  /** Where to, read once for many requests (`urlToHttpOptions`). */
  readonly server: ClientRequestArgs;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** None where absent. */
  readonly body?: string | undefined;
  /** For the whole exchange, in milliseconds. */
  readonly withinMs: number;
}

/** What came back, whatever its status. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As it came; `undefined` where it broke off, or did not end in time. */
  readonly body: string | undefined;
}

/**
 * Sends a request once, over a connection that is kept, and reads its answer; a redirect is an answer like others. Costs
 * about half of what `fetch` does.
 *
 * Goes over Node's own agents: they let go of idle connections before the other side does, and know the proxies of
 * `NODE_USE_ENV_PROXY` as `fetch` does.
 *
 * @throws Node's own error, with a `code`, where there is no answer.
 */
export async function sendRequest({ withinMs, ...request }: HttpRequest): Promise<HttpAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const sent = open(request).once('response', resolve).on('error', reject).end(request.body);
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

/** With its length, so that the body leaves together with the headers. */
function open({ method, server, path, headers, body }: Omit<HttpRequest, 'withinMs'>): ClientRequest {
  const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
  const request = server.protocol === 'https:' ? overHttps : overHttp;
  return request({ ...server, ...{ method, path }, headers: { ...headers, ...length } });
}

function readText(answer: IncomingMessage): Promise<string | undefined> {
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  let text = '';
  answer.setEncoding('utf8');
  answer.on('data', (chunk: string) => {
    text += chunk;
  });
  answer.once('end', () => {
    resolve(text);
  });
  // Last, also after the end, when it changes nothing.
  answer.on('error', ignore).once('close', () => {
    resolve(undefined);
  });
  return promise;
}

/** The end of the answer tells as much. */
function ignore(): void {
  // Without a listener an error would end the process.
}
