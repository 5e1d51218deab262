import {
  GraphClientError,
  RetryHandler,
  RetryHandlerOptions,
  type Context,
  type Middleware,
} from '@microsoft/microsoft-graph-client';

import { SECOND_MS, systemClock } from '../platform/clock.ts';
import { type HttpAnswer, sendRequest } from '../platform/http-request.ts';
import { GraphError } from './graph-error.ts';
import { isWithin } from './graph-location.ts';
import { readPause, type PauseListener } from './graph-pause.ts';
import { readRetryAfter } from './retry-after.ts';

/** Two more tries: what passes by itself has passed by then, and a person is waiting. */
const READ_RETRIES = 2;
/** The library adds up to a second of jitter, and grows the pause from the second try on. */
const RETRY_DELAY_SECONDS = 0;
/** A longer wait than this belongs to the caller, who can tell the person. */
const LONGEST_PAUSE_MS = 5 * SECOND_MS;

/** Who asks, for the other side's own logs. */
const USER_AGENT = 'passcode-desk';

/** What the way to Graph needs. */
export interface TransportSettings {
  readonly base: URL;
  /** For one attempt, its body included. */
  readonly timeoutMs: number;
  /** Hears of every answer that asks for a pause, also of those that are then repeated. */
  readonly onPauseAsked: PauseListener;
}

/**
 * The way of a request to Graph: the library's retry for reads, then the network.
 *
 * The library's authentication handler is left out: it knows https only, and would send the token to any
 * port of a host. The redirect handler is left out, since it repeats POSTs: a redirect is an answer like others.
 */
export function createTransport(settings: TransportSettings): Middleware[] {
  const retry = new RetryHandler(new RetryHandlerOptions(RETRY_DELAY_SECONDS, READ_RETRIES, shouldRetry));
  return [retry, { execute: (context) => send(context, settings) }];
}

function shouldRetry(
  _delay: number,
  _attempt: number,
  _request: unknown,
  options: { method?: string } | undefined,
  response: Response,
): boolean {
  if (options?.method !== 'GET') return false;
  const pause = readRetryAfter(response.headers.get('Retry-After'), systemClock.now());
  return pause === undefined || pause <= LONGEST_PAUSE_MS;
}

async function send(context: Context, { base, timeoutMs, onPauseAsked }: TransportSettings): Promise<void> {
  const url = new URL(String(context.request));
  // The library reads a host out of a path that holds `https://`; the token must not go there.
  if (!isWithin(base, url)) throw carried(new GraphError('graph.unexpected-response', { retryable: false }));
  const { method = 'GET', headers, body } = context.options ?? {};
  try {
    // The time also covers reading the body. It is for one attempt, so that a pause between two does not count.
    const request = { method, origin: url.origin, path: url.pathname + url.search, withinMs: timeoutMs };
    const named = { ...Object.fromEntries(new Headers(headers)), 'user-agent': USER_AGENT };
    context.response = new TextResponse(
      await sendRequest({ ...request, headers: named, body: bodyOf(body) }),
    );
  } catch (failure) {
    throw carried(failure);
  }
  const pauseMs = readPause(context.response, systemClock.now());
  if (pauseMs !== undefined) await onPauseAsked(pauseMs);
}

/** The library has made JSON of it. */
function bodyOf(body: unknown): string | undefined {
  return typeof body === 'string' ? body : undefined;
}

/**
 * An answer as the library wants it. Its text is at hand: a body of its own would lead it through a stream and back.
 */
class TextResponse extends Response {
  readonly #text: string | undefined;

  constructor({ status, headers, body }: HttpAnswer) {
    super(null, { status, headers: single(headers) });
    this.#text = body;
  }

  /** A body that broke off says so where it is read: of an action nobody needs it. */
  override readonly text = (): Promise<string> =>
    this.#text === undefined ? Promise.reject(brokenOff()) : Promise.resolve(this.#text);
}

/** Of what comes more than once, such as cookies, nothing is read. */
function single(headers: HttpAnswer['headers']): [string, string][] {
  return Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
}

function brokenOff(): Error {
  return Object.assign(new Error('The answer broke off'), { code: 'ECONNRESET' });
}

/** Any other error would lose its code and cause on the way through the library. */
function carried(failure: unknown): GraphClientError {
  const carrier = new GraphClientError();
  carrier.customError = failure;
  return carrier;
}
