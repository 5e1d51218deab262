import { STATUS_CODES } from 'node:http';
import helmet from 'helmet';
import restify from 'restify';
import type { TurnContext } from 'botbuilder';
import { AuthenticationError } from 'botframework-connector';
import { MINUTE_MS } from '../services/platform/clock.ts';
import type { Logger } from '../services/platform/logger.ts';
import { openMetrics } from '../services/platform/telemetry-metrics.ts';
import type { CaseInbox } from '../services/webhooks/case-inbox.ts';
import { serveCaseInbox } from './case-inbox-route.ts';
import { describeFailure } from './explain-failure.ts';
import { limitSources, type SourceLimits } from './middleware/limit-sources.ts';
import { inServerSpan, measureRequests } from './telemetry/serve-traced.ts';
import { isActivity } from './turn.ts';
import type { TurnAdapter } from './turn-adapter.ts';

/** Larger than any activity Teams sends, small enough to be read into memory. */
const MAX_BODY_BYTES = 256 * 1024;

/**
 * Longer than a proxy in front keeps a connection that nobody uses: where both let go in the same moment, an activity
 * that the proxy just sent is lost, and Teams hears of a bot that is away. (Container Apps' network proxy: four minutes.)
 */
const KEEP_CONNECTION_MS = 5 * MINUTE_MS;

/** What the endpoint serves. */
export interface ServerParts {
  readonly adapter: Pick<TurnAdapter, 'answer'>;
  readonly handle: (context: TurnContext) => Promise<void>;
  /** Whether everything that a turn needs can be reached. */
  readonly isReady: () => Promise<boolean>;
  readonly sourceLimits: SourceLimits;
  /** Where another system says what it did about cases; nowhere where absent. */
  readonly caseInbox?: CaseInbox;
  readonly log: Logger;
}

/** The running HTTP endpoint. */
export interface RunningServer {
  readonly port: number;
  /** Takes no new turns and waits for those in hand. */
  stop(): Promise<void>;
}

/** The routes, without a port. */
export function createServer(parts: ServerParts): restify.Server {
  const { isReady, sourceLimits, caseInbox, log } = parts;
  const server = restify.createServer({ name: '', handleUncaughtExceptions: false });
  server.server.keepAliveTimeout = KEEP_CONNECTION_MS;
  server.pre(protect, limitSources(sourceLimits));
  server.on('restifyError', answerWithoutDetails);
  measureRequests(server, openMetrics());
  server.post('/api/messages', ...readJson(), async (req, res) => {
    await inServerSpan(req, res, () => takeActivity(parts, req, res));
  });
  if (caseInbox !== undefined) serveCaseInbox(server, readPlainText(), caseInbox, log);
  server.get('/healthz', async (_req, res) => {
    await Promise.resolve(res.send(200, { status: 'alive' }));
  });
  server.get('/readyz', async (_req, res) => {
    const ready = await isReady().catch(() => false);
    res.send(ready ? 200 : 503, { status: ready ? 'ready' : 'not ready' });
  });
  return server;
}

async function takeActivity(
  { adapter, handle, log }: ServerParts,
  req: restify.Request,
  res: restify.Response,
): Promise<void> {
  const body: unknown = req.body;
  if (!isActivity(body)) {
    log.warn({}, 'Request refused: not an activity');
    res.send(400, { error: 'not an activity' });
    return;
  }
  try {
    const answer = await adapter.answer(req.headers.authorization ?? '', body, handle);
    const status = answer?.status ?? 200;
    if (answer?.body !== undefined) {
      res.send(status, answer.body);
      return;
    }
    res.status(status);
    res.end();
  } catch (error) {
    // What happens in a turn is explained there: this caller is not let in, or nobody can tell whether to.
    const status = error instanceof AuthenticationError ? 401 : 500;
    log.warn({ status, ...describeFailure(error) }, 'Request refused');
    res.send(status, wordsFor(status));
  }
}

/**
 * Nothing of ours is a page, so nothing may be loaded, framed, sniffed or kept. What an API answers with; the other
 * headers are for pages. (OWASP: REST Security.)
 */
const headers = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  },
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
});

function protect(req: restify.Request, res: restify.Response, next: restify.Next): void {
  res.setHeader('Cache-Control', 'no-store');
  headers(req, res, next);
}

function wordsFor(statusCode: number): object {
  return { error: STATUS_CODES[statusCode]?.toLowerCase() ?? 'error' };
}

/** The framework's own sentences quote the request and name what is inside. */
function answerWithoutDetails(
  _req: restify.Request,
  _res: restify.Response,
  error: { statusCode?: number; toJSON?: () => object },
  done: () => void,
): void {
  const { statusCode = 500 } = error;
  error.toJSON = () => wordsFor(statusCode);
  done();
}

/**
 * Reads JSON and nothing else, before anybody is authenticated: restify's own body parser would write uploaded files to
 * the disk, and unpack what is small only on the wire.
 */
function readJson(): restify.RequestHandler[] {
  return [...readPlainText(), ...restify.plugins.jsonBodyParser({ bodyReader: true, mapParams: false })];
}

/** The same text, as it came. */
function readPlainText(): restify.RequestHandler[] {
  return [requirePlainJson, restify.plugins.bodyReader({ maxBodySize: MAX_BODY_BYTES })];
}

function requirePlainJson(req: restify.Request, res: restify.Response, next: restify.Next): void {
  const isPlainJson =
    req.getContentType() === 'application/json' && req.headers['content-encoding'] === undefined;
  if (isPlainJson) {
    next();
    return;
  }
  res.send(415, { error: 'not plain JSON' });
  next(false);
}

/** Starts to listen. @throws where the port is taken. */
export async function listen(server: restify.Server, port: number, host: string): Promise<RunningServer> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return { port: server.address().port, stop: () => stopServer(server) };
}

/** Idle keep-alive connections would hold the server open for seconds: now, and after each turn in hand. */
function stopServer(server: restify.Server): Promise<void> {
  const closeIdle = (): void => {
    server.server.closeIdleConnections();
  };
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.on('after', () => setImmediate(closeIdle));
    closeIdle();
  });
}
