import type { RequestHandler } from 'express';

const LOOPBACK_NAMES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);
const LOOPBACK_ADDRESS = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;

/**
 * Lets only this computer in, and only under its own name: without the second, a page from elsewhere could
 * point a name of its own at the loopback address and drive the sandbox from the visitor's browser. Nor may
 * such a page send a form here.
 */
export const loopbackOnly: RequestHandler = (req, res, next) => {
  const isLocal = LOOPBACK_ADDRESS.test(req.socket.remoteAddress ?? '') && LOOPBACK_NAMES.has(req.hostname);
  const isForeignForm = req.method !== 'GET' && req.get('sec-fetch-site') === 'cross-site';
  if (isLocal && !isForeignForm) next();
  else res.status(403).json({ error: 'Only from this computer, as localhost.' });
};
