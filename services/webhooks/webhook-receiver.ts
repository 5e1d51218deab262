import { readRetryAfter } from '../intune/retry-after.ts';
import { type Clock, SECOND_MS } from '../platform/clock.ts';
import { IoError } from '../platform/errors.ts';
import type { Secret } from '../platform/secret.ts';
import { sign } from './sign.ts';
import type { WebhookDelivery } from './webhook-outbox.ts';

/** The system that wants to be told. */
export interface WebhookReceiver {
  /**
   * Hands an event over.
   *
   * @returns `gone` where the receiver wants no events any more.
   * @throws IoError where trying again may help; `retryAfterMs` says for how long it wants to be left alone.
   */
  send(delivery: WebhookDelivery): Promise<'taken' | 'gone'>;
}

export interface HttpReceiverParts {
  readonly url: string;
  readonly secret: Secret<string>;
  readonly clock: Clock;
}

/** A receiver that takes longer is expected to take the event and work it off later. */
const ANSWER_WITHIN_MS = 10 * SECOND_MS;
/** "Gone": the one answer that asks for silence. (RFC 9110, 15.5.11) */
const GONE = 410;

/** A receiver behind an address. It is not followed anywhere else: what is signed is for it alone. */
export function createHttpReceiver({ url, secret, clock }: HttpReceiverParts): WebhookReceiver {
  return {
    async send({ id, body }) {
      const headers = {
        'content-type': 'application/json',
        'idempotency-key': id,
        ...sign(body, clock.now(), secret),
      };
      const response = await post(url, headers, body);
      await response.body?.cancel();
      if (response.ok) return 'taken';
      if (response.status === GONE) return 'gone';
      const retryAfterMs = readRetryAfter(response.headers.get('retry-after'), clock.now());
      const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
      throw new IoError('webhook.refused', { retryable: true, ...wait, cause: statusError(response.status) });
    },
  };
}

async function post(url: string, headers: Record<string, string>, body: string): Promise<Response> {
  const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
  try {
    return await fetch(url, { method: 'POST', headers, body, signal, redirect: 'error' });
  } catch (cause) {
    throw new IoError('webhook.unreachable', { retryable: true, cause });
  }
}

/** For the log, which shows of an error only what it is. */
function statusError(statusCode: number): Error {
  return Object.assign(new Error('webhook answered'), { statusCode });
}
