import { isIPv6 } from 'node:net';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type restify from 'restify';
import { SECOND_MS } from '../../services/platform/clock.ts';

/** How much one source may ask of an instance. */
export interface SourceLimits {
  /** Requests in any {@link WINDOW_SECONDS}. All of Teams' traffic comes from few addresses: leave room. */
  readonly requests: number;
  /**
   * How many proxies of ours stand in front, each of which adds one address to `X-Forwarded-For`. What is further left
   * in that header was written by whoever asks, and is not believed.
   */
  readonly trustedProxies: number;
}

/** Far more than a tenant's Teams sends to one instance; one that only fails is stopped after a fiftieth of it. */
export const DEFAULT_SOURCE_LIMITS: SourceLimits = { requests: 5000, trustedProxies: 0 };

const WINDOW_SECONDS = 10;

/** Who fails to authenticate, or sends what is no activity, is counted as so many requests. */
const PRICE_OF_A_FAILURE = 50;
const FAILURES: readonly number[] = [400, 401, 403, 404, 405, 413, 415];

/**
 * Turns a source away that asks too often, before anything of its request is read. In this instance's memory: a count
 * in Redis would let anybody make work there.
 */
export function limitSources({ requests, trustedProxies }: SourceLimits): restify.RequestHandler {
  const limiter = new RateLimiterMemory({ points: requests, duration: WINDOW_SECONDS });
  return (req, res, next) => {
    const source = sourceOf(req, trustedProxies);
    res.once('finish', () => {
      if (FAILURES.includes(res.statusCode)) void limiter.penalty(source, PRICE_OF_A_FAILURE);
    });
    limiter.consume(source).then(
      () => {
        next();
      },
      (full: unknown) => {
        res.header('Retry-After', secondsUntil(full));
        res.send(429, { error: 'too many requests' });
        next(false);
      },
    );
  };
}

function secondsUntil(full: unknown): string {
  const waitMs = full instanceof RateLimiterRes ? full.msBeforeNext : WINDOW_SECONDS * SECOND_MS;
  return String(Math.ceil(waitMs / SECOND_MS));
}

/** The address that the outermost proxy of ours saw. */
function sourceOf(req: restify.Request, trustedProxies: number): string {
  const forwarded = String(req.headers['x-forwarded-for'] ?? '').split(',');
  const hops = [...forwarded, req.socket.remoteAddress ?? ''].map((hop) => hop.trim()).filter(Boolean);
  return networkOf(hops.at(-1 - trustedProxies) ?? hops[0] ?? '');
}

/** Who has one IPv6 address has all of its /64. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
  return expand(address).slice(0, 4).join(':');
}

/** All eight groups of an IPv6 address. */
function expand(address: string): readonly string[] {
  const [head = '', tail = ''] = address.split('::');
  const [left, right] = [head, tail].map((part) => part.split(':').filter(Boolean));
  const missing = 8 - (left?.length ?? 0) - (right?.length ?? 0);
  return [...(left ?? []), ...Array.from({ length: Math.max(0, missing) }, () => '0'), ...(right ?? [])];
}
