import { z } from 'zod';
import { type Clock, type Instant, SECOND_MS } from '../../services/platform/clock.ts';
import { err, ok, type Result } from '../../services/platform/result.ts';

/** As much of an answer as checks look at. */
export interface WebAnswer {
  readonly status: number;
  /** Where it redirects to. */
  readonly location: string | undefined;
  /** Its JSON; `undefined` where it has none. */
  readonly json: unknown;
  /** How far our clock is ahead of the other side's, in milliseconds; `undefined` where that does not say its time. */
  readonly aheadMs: number | undefined;
}

/** Asks an address, following no redirect. Fails with what the network says, such as `ECONNREFUSED`. */
export type Web = (url: string, method?: 'GET' | 'HEAD') => Promise<Result<WebAnswer, string>>;

const ANSWER_WITHIN_MS = 10 * SECOND_MS;
const NetworkFailure = z.object({ cause: z.object({ code: z.string() }) });

/** The web of this machine. */
export function createWeb(clock: Clock): Web {
  return async (url, method = 'GET') => {
    const askedAt = clock.now();
    try {
      const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
      const response = await fetch(url, { method, signal, redirect: 'manual' });
      const date = Date.parse(response.headers.get('date') ?? '');
      return ok({
        status: response.status,
        location: response.headers.get('location') ?? undefined,
        json: parseJson(await response.text()),
        aheadMs: Number.isNaN(date) ? undefined : aheadOf(date, askedAt, clock.now()),
      });
    } catch (failure) {
      return err(NetworkFailure.safeParse(failure).data?.cause.code ?? nameOf(failure));
    }
  };
}

/** Their time is cut to seconds, and was told at some moment of the exchange: within that, nobody is ahead. Pure. */
export function aheadOf(date: Instant, askedAt: Instant, answeredAt: Instant): number {
  if (askedAt > date + SECOND_MS) return askedAt - date - SECOND_MS;
  return Math.min(0, answeredAt - date);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function nameOf(failure: unknown): string {
  return failure instanceof Error ? failure.name : typeof failure;
}
