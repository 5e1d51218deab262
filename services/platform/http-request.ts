import type { Dispatcher } from 'undici';

/** A request that leaves in one piece. */
export interface HttpRequest {
  readonly method: string;
  /** Where to: scheme, host and port. */
  readonly origin: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** None where absent. */
  readonly body?: string | undefined;
  /** For the whole exchange, in milliseconds. */
  readonly withinMs: number;
}

/** What came back, whatever its status. */
export interface HttpAnswer {
  readonly status: number;
  /** By their names in lower case. */
  readonly headers: Dispatcher.ResponseData['headers'];
  /** As it came; `undefined` where it broke off, or did not end in time. */
  readonly body: string | undefined;
}

/**
 * Sends a request once, over a connection that is kept, and let go of before the other side does; a redirect is an
 * answer like others. Costs less than half of what Node's own client does, and a fraction of `fetch`. Knows the proxies
 * of `NODE_USE_ENV_PROXY`, as these do.
 *
 * @throws an error with a `code` where there is no answer; `UND_ERR_CONNECT_TIMEOUT` where there was no connection in time.
 */
export async function sendRequest({ withinMs, body, ...request }: HttpRequest): Promise<HttpAnswer> {
  const { dispatcher } = await (network ??= openNetwork());
  const exchange = new Exchange(withinMs);
  dispatcher.dispatch({ ...request, body: body ?? null }, exchange);
  return exchange.answer;
}

const UTF8 = new TextDecoder();

/** One request under way. Takes the answer in as it comes: a stream for it would cost as much as the rest. */
class Exchange implements Dispatcher.DispatchHandler {
  readonly answer: Promise<HttpAnswer>;
  readonly #resolve: (answer: HttpAnswer) => void;
  readonly #reject: (error: Error) => void;
  readonly #timer: NodeJS.Timeout;
  readonly #chunks: Buffer[] = [];
  #controller: Dispatcher.DispatchController | undefined;
  #head: Pick<HttpAnswer, 'status' | 'headers'> | undefined;
  #late: Error | undefined;

  constructor(withinMs: number) {
    const { promise, resolve, reject } = Promise.withResolvers<HttpAnswer>();
    this.answer = promise;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#timer = setTimeout(() => {
      // Without a connection nothing has left, and nothing will: whoever sent an action may send it again.
      const code = this.#controller === undefined ? 'UND_ERR_CONNECT_TIMEOUT' : 'ETIMEDOUT';
      this.#late = Object.assign(new Error('No answer in time'), { code });
      this.#breakOff(this.#late);
      this.#controller?.abort(this.#late);
    }, withinMs);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    // The connection came too late: nobody waits for what would be sent.
    if (this.#late !== undefined) controller.abort(this.#late);
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: HttpAnswer['headers'],
  ): void {
    // What comes before the answer itself, such as 103, is none.
    if (status >= 200) this.#head = { status, headers };
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    clearTimeout(this.#timer);
    const [first, ...others] = this.#chunks;
    const whole = first === undefined || others.length > 0 ? Buffer.concat(this.#chunks) : first;
    if (this.#head !== undefined) this.#resolve({ ...this.#head, body: UTF8.decode(whole) });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#breakOff(error);
  }

  /** An answer of which the status is known is one. */
  #breakOff(error: Error): void {
    clearTimeout(this.#timer);
    if (this.#head === undefined) this.#reject(error);
    else this.#resolve({ ...this.#head, body: undefined });
  }
}

/** How requests leave. */
interface Network {
  readonly dispatcher: Dispatcher;
}

/** Loaded with the first request: a start that sends nothing needs neither its time nor its memory. */
let network: Promise<Network> | undefined;

async function openNetwork(): Promise<Network> {
  // In the bundle a package in CommonJS has its names here only.
  const { Agent, EnvHttpProxyAgent } = (await import('undici')).default;
  // The only time that counts is ours. HTTP/1.1, as the SDK and `fetch` speak it.
  const options = { headersTimeout: 0, bodyTimeout: 0, allowH2: false };
  const knowsProxies = process.env['NODE_USE_ENV_PROXY'] === '1';
  return { dispatcher: knowsProxies ? new EnvHttpProxyAgent(options) : new Agent(options) };
}
