import { z } from 'zod';

import type { Instant } from '../platform/clock.ts';
import { err, ok, type Result } from '../platform/result.ts';
import { GraphError } from './graph-error.ts';
import { readGraphFault } from './graph-fault.ts';
import { readPause } from './graph-pause.ts';
import type { GraphRead } from './graph.ts';
import { mapStatus, type GraphStatus } from './map-graph-error.ts';

/** What came of the reads of a batch. */
export interface BatchOutcome {
  /** In the order of the reads. */
  readonly results: readonly Result<unknown, GraphError>[];
  /** The longest pause that one of the answers asks for, in milliseconds; 0 where none does. */
  readonly pauseMs: number;
}

/** An answer inside the batch's own. */
interface InnerAnswer extends GraphStatus {
  readonly id: string;
  readonly body?: unknown;
}

const Headers = z.record(z.string(), z.coerce.string()).catch({});

const Inner = z
  .object({ id: z.string(), status: z.number(), headers: Headers, body: z.unknown().optional() })
  .transform((seen): InnerAnswer => ({ ...seen, headers: { get: (name) => find(seen.headers, name) } }));

const Batch = z.object({ responses: z.array(z.unknown()) });

/** Puts reads into the body of a `$batch`; each has its place as its id. Pure. */
export function toBatch(reads: readonly GraphRead[]): object {
  return {
    requests: reads.map((read, place) => ({ id: String(place), url: toUrl(read), ...toMethod(read) })),
  };
}

/** Graph asks for the type of a body in a batch. */
function toMethod({ question }: GraphRead): object {
  if (question === undefined) return { method: 'GET' };
  return { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: question };
}

/**
 * Takes the answers out of a batch's: a refusal sits inside a success, and the order is any. Pure.
 *
 * @param count How many reads there were.
 * @throws GraphError `graph.unexpected-response` where it is no answer to a batch.
 */
export function readBatch(answer: unknown, count: number, now: Instant): BatchOutcome {
  const batch = Batch.safeParse(answer);
  if (!batch.success) throw unexpected();
  const answers = batch.data.responses.flatMap((each) => Inner.safeParse(each).data ?? []);
  const byId = new Map(answers.map((each) => [each.id, each]));
  return {
    results: Array.from({ length: count }, (_, place) => judge(byId.get(String(place)), now)),
    pauseMs: Math.max(0, ...answers.map((each) => readPause(each, now) ?? 0)),
  };
}

function judge(answer: InnerAnswer | undefined, now: Instant): Result<unknown, GraphError> {
  if (answer === undefined) return err(unexpected());
  if (answer.status >= 200 && answer.status < 300) return ok(answer.body);
  return err(mapStatus('read', answer, readGraphFault(JSON.stringify(answer.body ?? null)), now));
}

/** As `fetch` does it: names of headers have no case. */
function find(headers: Readonly<Record<string, string>>, wanted: string): string | null {
  const same = Object.entries(headers).find(([name]) => name.toLowerCase() === wanted.toLowerCase());
  return same?.[1] ?? null;
}

function toUrl({ path, query = {} }: GraphRead): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return pairs.length === 0 ? `/${path}` : `/${path}?${pairs.join('&')}`;
}

/** No cause: what cannot be read may hold a passcode. */
function unexpected(): GraphError {
  return new GraphError('graph.unexpected-response', { retryable: false });
}
