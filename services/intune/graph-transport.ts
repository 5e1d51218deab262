import {
  GraphClientError,
  RetryHandler,
  RetryHandlerOptions,
  type Context,
  type Middleware,
} from '@microsoft/microsoft-graph-client';

import { SECOND_MS, systemClock } from '../platform/clock.ts';
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

async function send(context: Context, settings: TransportSettings): Promise<void> {
  const url = new URL(String(context.request));
  // The library reads a host out of a path that holds `https://`; the token must not go there.
  if (!isWithin(settings.base, url))
    throw carried(new GraphError('graph.unexpected-response', { retryable: false }));
  // The signal also covers reading the body. One per attempt, so that a pause between two does not count.
  const signal = AbortSignal.timeout(settings.timeoutMs);
  try {
    context.response = await fetch(url, { ...context.options, redirect: 'manual', signal });
  } catch (failure) {
    throw carried(failure);
  }
  const pauseMs = readPause(context.response, systemClock.now());
  if (pauseMs !== undefined) await settings.onPauseAsked(pauseMs);
}

/** Any other error would lose its code and cause on the way through the library. */
function carried(failure: unknown): GraphClientError {
  const carrier = new GraphClientError();
  carrier.customError = failure;
  return carrier;
}
