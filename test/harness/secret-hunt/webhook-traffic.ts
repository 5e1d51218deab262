import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { z } from 'zod';
import { SIGNATURE_HEADER } from '../../../services/webhooks/sign.ts';
import type { Kept } from './kept.ts';

/** Node's `fetch` tells of what it sends. */
const CHANNEL = 'undici:request:bodyChunkSent';
const Sent = z.object({
  /** Names and values in turn. */
  request: z.object({ headers: z.array(z.unknown()) }),
  chunk: z.instanceof(Uint8Array),
});

/** Hears of everything that the product sends to webhooks from this process. @returns What ends it. */
export function onWebhook(hear: (kept: Kept) => void): () => void {
  const listener = (message: unknown): void => {
    const { data } = Sent.safeParse(message);
    // Nobody but the product signs like that.
    if (data?.request.headers.includes(SIGNATURE_HEADER)) hear({ place: 'webhooks', content: data.chunk });
  };
  subscribe(CHANNEL, listener);
  return () => {
    unsubscribe(CHANNEL, listener);
  };
}
