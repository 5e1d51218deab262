import { SECOND_MS } from '../services/platform/clock.ts';
import type { Logger } from '../services/platform/logger.ts';

/** Longer than any turn or job takes, shorter than the 30 s after which orchestrators kill. */
const DRAIN_WITHIN_MS = 20 * SECOND_MS;

/**
 * Waits for what is in hand, but not for ever: what is not finished by then is taken up by another instance, as
 * after a crash.
 */
export async function drain(
  inHand: readonly Promise<void>[],
  log: Logger,
  withinMs = DRAIN_WITHIN_MS,
): Promise<void> {
  const { promise: tooLong, resolve } = Promise.withResolvers<'too-long'>();
  const timer = setTimeout(resolve, withinMs, 'too-long');
  const ended = await Promise.race([Promise.allSettled(inHand), tooLong]);
  clearTimeout(timer);
  if (ended === 'too-long') log.warn({ withinMs }, 'Work in hand was not finished in time');
}
