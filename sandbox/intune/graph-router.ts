import express, { type ErrorRequestHandler, type Request, type Response, type Router } from 'express';

import type { GraphHandler, GraphReply, GraphRequest } from './graph-exchange.ts';
import { badRequest, unauthenticated } from './graph-problems.ts';
import type { GraphVersion } from './managed-device-view.ts';

/** Whether the value of an `Authorization` header carries a token that Graph takes. */
export type AcceptToken = (authorization: string | undefined) => boolean | Promise<boolean>;

/** What the router needs. */
export interface GraphRouterOptions {
  readonly acceptToken: AcceptToken;
  /** Answers what carries a good token. */
  readonly handler: GraphHandler;
  /** Wraps everything, refusals included. */
  readonly record: (handler: GraphHandler) => GraphHandler;
}

/** Graph takes no larger body. */
const BODY_LIMIT = '4mb';

/** Makes the door between HTTP and Graph's handlers. */
export function createGraphRouter({ acceptToken, handler, record }: GraphRouterOptions): Router {
  const router = express.Router();
  const serve = (version: GraphVersion) => async (req: Request, res: Response) => {
    const isAccepted = await acceptToken(req.get('authorization'));
    const reply = await record(isAccepted ? handler : unauthenticated)(readRequest(req, version));
    send(res, reply);
  };
  router.use(express.json({ limit: BODY_LIMIT }));
  router.use('/v1.0', serve('v1.0'));
  router.use('/beta', serve('beta'));
  router.use((_req, res) => {
    send(res, badRequest('Invalid version.'));
  });
  router.use(refuseBrokenBody);
  return router;
}

function readRequest(req: Request, version: GraphVersion): GraphRequest {
  const { searchParams } = new URL(req.originalUrl, 'http://graph.invalid');
  const mount = req.baseUrl.slice(0, -`/${version}`.length);
  const body: unknown = req.body;
  const root = `${req.protocol}://${req.get('host') ?? ''}${mount}`;
  return { method: req.method, version, path: req.path, query: searchParams, body, root };
}

function send(res: Response, reply: GraphReply): void {
  if (reply === 'cut') {
    res.socket?.destroy();
    return;
  }
  res.status(reply.status).set(reply.headers ?? {});
  if (reply.body === undefined) res.end();
  else res.json(reply.body);
}

const refuseBrokenBody: ErrorRequestHandler = (error, _req, res, next) => {
  if (res.headersSent) next(error);
  else send(res, badRequest('Unable to read JSON request payload.'));
};
