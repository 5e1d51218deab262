import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it came. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A receiver of webhooks for tests, on a port of loopback. */
export interface HttpSink {
  readonly url: string;
  readonly received: Received[];
  /** What it answers from now on; `undefined` for 204. */
  answer: { readonly status: number; readonly headers?: Readonly<Record<string, string>> } | undefined;
  stop(): Promise<void>;
}

export async function startHttpSink(): Promise<HttpSink> {
  const server = createServer((request, response) => {
    // In small steps: restify, where it is loaded too, changes what requests and responses of node:http can do.
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      sink.received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      const { status, headers = {} } = sink.answer ?? { status: 204 };
      response.writeHead(status, headers);
      response.end();
    });
  });
  const listening = Promise.withResolvers<undefined>();
  server.listen(0, '127.0.0.1', () => {
    listening.resolve(undefined);
  });
  await listening.promise;
  const { port } = server.address() as AddressInfo;
  const sink: HttpSink = {
    url: `http://127.0.0.1:${port}/cases`,
    received: [],
    answer: undefined,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
  return sink;
}
