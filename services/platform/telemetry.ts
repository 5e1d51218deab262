import {
  type Attributes,
  type Context,
  context,
  type Link,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { IoError } from './errors.ts';

/** Under this name everything that the product traces and measures reaches OpenTelemetry. */
export const TELEMETRY_SCOPE = 'passcode-desk';

/** What a span is told at its beginning. Never words or names of people, device names, tokens, passcodes, or queries. */
export interface SpanFacts {
  readonly kind?: SpanKind;
  readonly attributes?: Attributes;
  readonly links?: Link[];
  /** What it belongs to; what is going on where absent. */
  readonly parent?: Context;
  /** What else may be said of a failure. */
  readonly explain?: (error: unknown) => Attributes;
}

/**
 * Does work in a span of its own. Where nothing asked for traces this is the work and little else. Of an error it says
 * what it is and nothing else: its message may quote what was sent.
 *
 * @param name One of few: what differs from call to call stands in attributes.
 */
export function inSpan<T>(name: string, facts: SpanFacts, work: (span: Span) => Promise<T>): Promise<T> {
  const { kind = SpanKind.INTERNAL, attributes = {}, links = [], parent = context.active() } = facts;
  const options = { kind, attributes, links };
  return trace.getTracer(TELEMETRY_SCOPE).startActiveSpan(name, options, parent, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      span.setAttributes({ ...facts.explain?.(error), 'error.type': failureType(error) });
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** A failure's name, from a small set, safe to show: the code of an {@link IoError}, else the error's class. */
export function failureType(error: unknown): string {
  if (error instanceof IoError) return error.code;
  return error instanceof Error ? error.name : 'unknown';
}
