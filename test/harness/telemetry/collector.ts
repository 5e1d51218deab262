import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { keep } from '../secret-hunt/kept.ts';
import { type ReceivedSpan, readMetricNames, readTraces } from './otlp.ts';

/** A collector for OpenTelemetry, as far as a product notices: it takes everything by OTLP over HTTP. */
export interface Collector {
  readonly endpoint: string;
  readonly spans: readonly ReceivedSpan[];
  /** The names of the metrics, each as often as it was sent. */
  readonly metrics: readonly string[];
  /** Everything that was received, byte by byte as text, to look for what must not be there. */
  print(): string;
  close(): Promise<void>;
}

/** Starts one on a free port of loopback. */
export async function startCollector(): Promise<Collector> {
  const spans: ReceivedSpan[] = [];
  const metrics: string[] = [];
  const bodies: Buffer[] = [];
  const readers: Readonly<Record<string, (body: Buffer) => void>> = {
    '/v1/traces': (body) => void spans.push(...readTraces(body)),
    '/v1/metrics': (body) => void metrics.push(...readMetricNames(body)),
  };
  const take = async (req: IncomingMessage): Promise<number> => {
    const read = readers[req.url ?? ''];
    const body = await buffer(req);
    if (read === undefined || req.headers['content-type'] !== 'application/x-protobuf') return 400;
    bodies.push(body);
    keep('telemetry', () => body);
    read(body);
    return 200;
  };
  const server = createServer((req, res) => {
    void take(req).then((status) => {
      res.statusCode = status;
      res.end();
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    spans,
    metrics,
    print: () => Buffer.concat(bodies).toString('latin1') + Buffer.concat(bodies).toString('utf8'),
    async close() {
      const closed = once(server.close(), 'close');
      server.closeAllConnections();
      await closed;
    },
  };
}
