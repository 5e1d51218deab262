import { setTimeout as sleep } from 'node:timers/promises';
import { SECOND_MS } from '../services/platform/clock.ts';
import { IoError } from '../services/platform/errors.ts';
import type { SendPace } from './send-pace.ts';

/** Far less than the time for which a worker has a message to itself. */
const PATIENCE_MS = 10 * SECOND_MS;

/**
 * Waits until Teams takes so many requests in a conversation, which holds a worker back: where many messages go at
 * once, the others wait in the queue and not here.
 *
 * @throws IoError `teams.paced` where that takes too long.
 */
export async function waitForRoom(
  pace: SendPace,
  conversationId: string,
  requests: number,
  patienceMs = PATIENCE_MS,
): Promise<void> {
  let left = patienceMs;
  for (;;) {
    const waitMs = await pace.take(conversationId, requests);
    if (waitMs === 0) return;
    if (waitMs > left) throw new IoError('teams.paced', { retryable: true, retryAfterMs: waitMs });
    left -= waitMs;
    await sleep(waitMs);
  }
}
