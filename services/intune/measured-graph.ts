import { type Attributes, type Span, SpanKind } from '@opentelemetry/api';
import { failureType, inSpan } from '../platform/telemetry.ts';
import { type Metrics, timed } from '../platform/telemetry-metrics.ts';
import { GraphError } from './graph-error.ts';
import type { PauseListener } from './graph-pause.ts';
import type { Graph, GraphRead } from './graph.ts';

/** A call as it is told to operators: nobody is named in it. */
interface Call {
  readonly method: 'GET' | 'POST';
  readonly route: string;
}

/** Traces and measures every call, its repeats included, by route and outcome. */
export function measuredGraph(graph: Graph, metrics: Metrics): Graph {
  const measure = <T>(call: Call, work: (span: Span) => Promise<T>): Promise<T> =>
    measureCall(metrics, call, work);
  return {
    get: (version, path, query) =>
      measure({ method: 'GET', route: routeOf(`${version}/${path}`) }, () => graph.get(version, path, query)),
    getMany: (reads) =>
      measure({ method: 'POST', route: '/v1.0/$batch' }, async (span) => {
        span.setAttribute('passcode_desk.graph.reads', reads.length);
        const results = await graph.getMany(reads);
        countReads(metrics, reads, results);
        return results;
      }),
    // Only Graph knows what a page is called.
    follow: (nextLink) => measure({ method: 'GET', route: '/{nextLink}' }, () => graph.follow(nextLink)),
    post: (path, body) =>
      measure({ method: 'POST', route: routeOf(`v1.0/${path}`) }, () => graph.post(path, body)),
  };
}

/** Counts how often Graph asks to be left alone, also where the call then succeeds, and passes it on. */
export function countPauses(listener: PauseListener, metrics: Metrics): PauseListener {
  return (forMs) => {
    metrics.count('passcode_desk.graph.pauses', {});
    return listener(forMs);
  };
}

/** What is no plain word is an id: of a person, a device, a mailbox. */
export function routeOf(path: string): string {
  const parts = path.split('/').map((part) => (/^(v1\.0|\$?[a-zA-Z]+)$/.test(part) ? part : '{id}'));
  return `/${parts.join('/')}`;
}

function measureCall<T>(
  metrics: Metrics,
  { method, route }: Call,
  work: (span: Span) => Promise<T>,
): Promise<T> {
  const name = { 'http.request.method': method, 'url.template': route };
  const attributes = { ...name, 'peer.service': 'microsoft-graph' };
  return timed(
    () => inSpan(`${method} ${route}`, { kind: SpanKind.CLIENT, attributes, explain }, work),
    (seconds, failed) => {
      const outcome = failed === undefined ? 'ok' : failureType(failed.error);
      metrics.time('passcode_desk.graph.request.duration', seconds, { ...name, outcome });
    },
  );
}

/** What Microsoft's support asks for. */
function explain(error: unknown): Attributes {
  if (!(error instanceof GraphError)) return {};
  const { status, graphCode, requestId } = error;
  return {
    ...(status === undefined ? {} : { 'http.response.status_code': status }),
    ...(graphCode === undefined ? {} : { 'passcode_desk.graph.code': graphCode }),
    ...(requestId === undefined ? {} : { 'passcode_desk.graph.request_id': requestId }),
  };
}

function countReads(
  metrics: Metrics,
  reads: readonly GraphRead[],
  results: Awaited<ReturnType<Graph['getMany']>>,
): void {
  for (const [place, { path }] of reads.entries()) {
    const result = results[place];
    const outcome = result === undefined || result.ok ? 'ok' : result.error.code;
    metrics.count('passcode_desk.graph.batched_reads', { 'url.template': routeOf(`v1.0/${path}`), outcome });
  }
}
