import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import { createGraph, type GraphSettings } from '../../../services/intune/graph-client.ts';
import type { Graph } from '../../../services/intune/graph.ts';
import { recordLog } from './record-log.ts';

/** A request as the server saw it. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly url: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

/** A Graph of the test's own: a real HTTP server that answers as told and remembers what it was asked. */
export interface GraphServer {
  readonly origin: string;
  readonly seen: SeenRequest[];
  close(): Promise<void>;
}

/** Answers a request of a test's own Graph. */
export type Answer = (request: SeenRequest, response: ServerResponse) => void;

/** Starts a server on a free port of the loopback. */
export async function startGraphServer(answer: Answer): Promise<GraphServer> {
  const seen: SeenRequest[] = [];
  const server = createServer((request, response) => {
    void note(request).then((noted) => {
      seen.push(noted);
      answer(noted, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${portOf(server.address())}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** Runs a test against a server that ends with it. */
export async function withGraph(
  answer: Answer,
  test: (graph: Graph, server: GraphServer) => Promise<void>,
  overrides: Partial<GraphSettings> = {},
): Promise<void> {
  const server = await startGraphServer(answer);
  try {
    await test(graphAt(server.origin, overrides), server);
  } finally {
    await server.close();
  }
}

/** The real Graph client, pointed at a base below `/graph/` as in the sandbox. */
export function graphAt(origin: string, overrides: Partial<GraphSettings> = {}): Graph {
  return createGraph({
    baseUrl: `${origin}/graph/`,
    accessToken: () => Promise.resolve('the-token'),
    timeoutMs: 2_000,
    log: recordLog().log,
    ...overrides,
  });
}

/** Answers with JSON. */
export function json(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

async function note(request: IncomingMessage): Promise<SeenRequest> {
  const url = new URL(request.url ?? '', 'http://server');
  return {
    method: request.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    url: request.url ?? '',
    authorization: request.headers.authorization,
    body: await text(request),
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return address.port;
}
