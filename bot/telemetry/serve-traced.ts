import { ROOT_CONTEXT, SpanKind, SpanStatusCode } from '@opentelemetry/api';
import type restify from 'restify';
import { SECOND_MS } from '../../services/platform/clock.ts';
import { inSpan } from '../../services/platform/telemetry.ts';
import type { Metrics } from '../../services/platform/telemetry-metrics.ts';

/** From here on the server itself has broken. */
const FIRST_SERVER_ERROR = 500;

/**
 * Answers a request in a trace of its own. One that the caller brings along is not gone on with: it comes from the
 * internet, before anybody is authenticated.
 */
export function inServerSpan(
  req: restify.Request,
  res: restify.Response,
  work: () => Promise<void>,
): Promise<void> {
  const method = req.method ?? '';
  const path = String(req.getRoute().path);
  const attributes = { 'http.request.method': method, 'http.route': path };
  const facts = { kind: SpanKind.SERVER, attributes, parent: ROOT_CONTEXT };
  return inSpan(`${method} ${path}`, facts, async (span) => {
    await work();
    const { statusCode } = res;
    span.setAttribute('http.response.status_code', statusCode);
    if (statusCode < FIRST_SERVER_ERROR) return;
    span.setAttribute('error.type', String(statusCode));
    span.setStatus({ code: SpanStatusCode.ERROR });
  });
}

/** Measures every request, also those that no route ever saw. */
export function measureRequests(server: restify.Server, metrics: Metrics): void {
  server.on('after', (req: restify.Request, res: restify.Response, route?: Partial<restify.Route>) => {
    metrics.time('http.server.request.duration', (Date.now() - req.time()) / SECOND_MS, {
      'http.request.method': req.method ?? '',
      // What was asked for where there is no such route is anybody's invention.
      'http.route': typeof route?.path === 'string' ? route.path : undefined,
      'http.response.status_code': res.statusCode,
    });
  });
}
