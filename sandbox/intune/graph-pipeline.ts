import { setTimeout as sleep } from 'node:timers/promises';

import type { Clock } from '../../services/platform/clock.ts';
import type { FaultRule, Faults } from './faults.ts';
import type { GraphHandler, GraphReply, GraphRequest } from './graph-exchange.ts';
import { problemFor, throttled } from './graph-problems.ts';
import { BATCH_PATH } from './graph-routes.ts';
import type { Journal } from './journal.ts';
import type { Throttle } from './throttle.ts';

/** Writes down every request that goes through, with what came of it. */
export function journaled(inner: GraphHandler, journal: Journal, clock: Clock): GraphHandler {
  return async (request) => {
    const at = new Date(clock.now()).toISOString();
    const reply = await inner(request);
    journal.add({
      at,
      method: request.method,
      path: pathOf(request),
      query: decodeURIComponent(request.query.toString().replaceAll('+', ' ')),
      status: reply === 'cut' ? 'cut' : reply.status,
      ...(request.body === undefined ? {} : { body: request.body }),
      ...(request.isBatched === true ? { isBatched: true } : {}),
    });
    return reply;
  };
}

/** Lets requests through while there is room; a batch itself takes none, the requests inside it do. */
export function limited(
  inner: GraphHandler,
  limits: { readonly requests: Throttle; readonly writes: Throttle },
): GraphHandler {
  return (request) => {
    if (request.path === BATCH_PATH) return inner(request);
    const wait = limits.requests.take() ?? (request.method === 'GET' ? undefined : limits.writes.take());
    return wait === undefined ? inner(request) : throttled(wait);
  };
}

/** Lets go wrong what shall go wrong. */
export function faulty(inner: GraphHandler, faults: Faults): GraphHandler {
  return (request) => {
    const fault = faults.hit(request.method, pathOf(request));
    return fault ? answerBadly(request, fault, inner) : inner(request);
  };
}

async function answerBadly(
  request: GraphRequest,
  fault: FaultRule,
  inner: GraphHandler,
): Promise<GraphReply> {
  if (fault.delayMs !== undefined) await sleep(fault.delayMs, undefined, { ref: false });
  if (fault.drop === 'before') return 'cut';
  const reply =
    fault.status === undefined ? await inner(request) : problemFor(fault.status, fault.retryAfterSeconds);
  if (fault.answerDelayMs !== undefined) await sleep(fault.answerDelayMs, undefined, { ref: false });
  return fault.drop === 'after' ? 'cut' : reply;
}

function pathOf({ version, path }: GraphRequest): string {
  return `/${version}${path}`;
}
