import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { type Context, context, type Link, propagation, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { z } from 'zod';

/** Where work comes from. Goes along with it, through the queue too: for logs and traces, never for decisions. */
export const Origin = z.object({
  /** Of the turn that it began with; shown to its person where something goes wrong. */
  correlationId: z.string().max(64).exactOptional(),
  /**
   * The span that the work began with (W3C Trace Context). Everything that follows in later jobs lies beside each other
   * under it: a reset may be looked at hundreds of times, and would else become as deep.
   */
  traceparent: z.string().max(64).exactOptional(),
  /** The span that asked for this job. */
  askedBy: z.string().max(64).exactOptional(),
});
export type Origin = Readonly<z.infer<typeof Origin>>;

const UNKNOWN: Origin = {};
const running = new AsyncLocalStorage<Origin>();

/** Does work that comes from somewhere. */
export function runFrom<T>(origin: Origin, work: () => T): T {
  return running.run(origin, work);
}

/** Where what is going on comes from. */
function currentOrigin(): Origin {
  return running.getStore() ?? UNKNOWN;
}

/** Does work for a turn: one that a job raises belongs to what the job comes from, any other begins something. */
export function runTurnFrom<T>(work: () => T): T {
  return runFrom({ correlationId: correlationIdHere(), ...currentOrigin() }, work);
}

/** The id of what is going on; a new one where nothing is. */
export function correlationIdHere(): string {
  return currentOrigin().correlationId ?? randomUUID();
}

/** What to send along with a job that is asked for now. */
export function originForJob(): Origin {
  const origin = currentOrigin();
  const askedBy = traceparentOf(context.active());
  return askedBy === undefined ? origin : { traceparent: askedBy, ...origin, askedBy };
}

/** Where the span of a job belongs: under what its work began with, linked to who asked for it. */
export function placeOf({ traceparent, askedBy }: Origin): {
  readonly parent: Context;
  readonly links: Link[];
} {
  const asker = askedBy === traceparent ? undefined : trace.getSpanContext(contextOf(askedBy));
  return { parent: contextOf(traceparent), links: asker === undefined ? [] : [{ context: asker }] };
}

/** What stands on every log line: what a person may quote, and where to find the trace. */
export function originForLog(): object {
  const { correlationId } = currentOrigin();
  const span = trace.getActiveSpan()?.spanContext();
  return {
    ...(correlationId === undefined ? {} : { correlationId }),
    ...(span === undefined ? {} : { trace_id: span.traceId, span_id: span.spanId }),
  };
}

function traceparentOf(active: Context): string | undefined {
  const carrier: Record<string, string> = {};
  propagation.inject(active, carrier);
  return carrier['traceparent'];
}

function contextOf(traceparent: string | undefined): Context {
  return traceparent === undefined ? ROOT_CONTEXT : propagation.extract(ROOT_CONTEXT, { traceparent });
}
