import type { InternalAnswer } from '../internal-server.ts';

/** Prometheus's text format. */
const TEXT = 'text/plain; version=0.0.4; charset=utf-8';

/** The page that Prometheus reads. */
export function answerMetrics(read: () => Promise<string>): () => Promise<InternalAnswer> {
  return async () => ({ status: 200, type: TEXT, body: await read() });
}
