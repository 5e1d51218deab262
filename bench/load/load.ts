import autocannon from 'autocannon';

/** What is sent to a bot. */
export interface Load {
  /** The bot's base URL. */
  readonly origin: string;
  /** How many requests. */
  readonly amount: number;
  /** How many at the same time. */
  readonly connections: number;
  /** All together, in a second; as fast as answers come where absent. */
  readonly perSecond?: number;
  /** The next activity. */
  readonly next: () => Readonly<Record<string, unknown>>;
}

/** What came of it. */
export interface LoadResult {
  readonly perSecond: number;
  /** From sending an activity to the end of its answer, in milliseconds, in the order of the answers. */
  readonly latenciesMs: readonly number[];
}

/** Sends activities to a bot. @throws where one of them is not answered with 200: a figure for errors means nothing. */
export async function runLoad({ origin, amount, connections, perSecond, next }: Load): Promise<LoadResult> {
  const latenciesMs: number[] = [];
  const began = performance.now();
  let last = began;
  const { promise, resolve, reject } = Promise.withResolvers<autocannon.Result>();
  const options = {
    url: `${origin}/api/messages`,
    method: 'POST' as const,
    headers: { 'content-type': 'application/json' },
    amount,
    connections,
    ...(perSecond === undefined ? {} : { overallRate: perSecond }),
    requests: [
      { setupRequest: (request: autocannon.Request) => ({ ...request, body: JSON.stringify(next()) }) },
    ],
  };
  const run = autocannon(options, (error: Error | null, result) => {
    if (error) reject(error);
    else resolve(result);
  });
  run.on('response', (_client, _status, _bytes, ms) => {
    latenciesMs.push(ms);
    // The generator itself ends on full seconds only.
    last = performance.now();
  });
  const { non2xx, errors, timeouts } = await promise;
  if (non2xx + errors + timeouts > 0) {
    throw new Error(`${origin}: ${non2xx} answers other than 200, ${errors} errors, ${timeouts} time-outs`);
  }
  return { perSecond: (amount * 1000) / (last - began), latenciesMs };
}
