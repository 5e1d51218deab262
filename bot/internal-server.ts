import { createServer, type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from '../services/platform/logger.ts';
import { describeFailure } from './explain-failure.ts';

/** What a route answers. */
export interface InternalAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** What there is to read, by its path. Nothing is changed from here. */
export type InternalRoutes = Readonly<Record<string, () => Promise<InternalAnswer>>>;

/** Where the internal port is. */
export interface InternalPlace {
  /** 0 for any free one. */
  readonly port: number;
  readonly host: string;
  readonly log: Logger;
}

/** The running internal port. */
export interface InternalServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** An answer as JSON. */
export function answerJson(status: number, body: object): InternalAnswer {
  return { status, type: 'application/json', body: JSON.stringify(body) };
}

/**
 * Serves what operators and their tools read: readiness with its reasons, metrics. A server of its own, so that no slip
 * of a route or a proxy makes it public. @throws where the port is taken.
 */
export async function serveInternally(
  routes: InternalRoutes,
  { port, host, log }: InternalPlace,
): Promise<InternalServer> {
  const server = createServer((req, res) => {
    void answer(routes, req, log).then((answered) => {
      send(res, answered);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  // Listening on a port, it is never a pipe.
  const address = server.address() as AddressInfo;
  return {
    port: address.port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function refuse(status: number): InternalAnswer {
  return answerJson(status, { error: STATUS_CODES[status] });
}

async function answer(routes: InternalRoutes, req: IncomingMessage, log: Logger): Promise<InternalAnswer> {
  const [path = ''] = (req.url ?? '').split('?');
  const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
  if (route === undefined) return refuse(404);
  if (req.method !== 'GET' && req.method !== 'HEAD') return refuse(405);
  try {
    return await route();
  } catch (error) {
    log.error({ path, ...describeFailure(error) }, 'Internal request failed');
    return refuse(500);
  }
}

function send(res: ServerResponse, { status, type, body }: InternalAnswer): void {
  // In two calls: restify changes writeHead for the whole process, and its own returns nothing.
  res.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
  res.end(body);
}
