import { type ChannelFailure, readChannelFailure } from '../dialogs/channel-failure.ts';
import { readRetryAfter } from '../services/intune/retry-after.ts';
import type { Instant } from '../services/platform/clock.ts';
import { IoError } from '../services/platform/errors.ts';

/**
 * Statuses with which Teams refuses for good: the bot was blocked or removed, the conversation is gone, or the
 * message is too large. (Teams doc: status codes from bot conversational APIs.)
 */
const FINAL_STATUSES: readonly number[] = [403, 404, 413];

/** What a failed call to the channel means for what was to be sent. */
export interface ChannelVerdict {
  /** Trying again makes no sense. */
  readonly isFinal: boolean;
  /** What may be logged. */
  readonly facts: Pick<ChannelFailure, 'cause' | 'status' | 'code'>;
  /** What the queue is told where trying again may help. */
  readonly failure: IoError;
}

/** Sorts the channel's failures into those that may pass and those that will not. */
export function judgeChannelFailure(error: unknown, now: Instant): ChannelVerdict {
  const { cause, status, code, retryAfter } = readChannelFailure(error);
  return {
    isFinal: status !== undefined && FINAL_STATUSES.includes(status),
    facts: { cause, status, code },
    failure: notDelivered(error, readRetryAfter(retryAfter ?? null, now)),
  };
}

/** Redis' own failures pass as they are. Those of the channel lose their cause, which carries our credentials. */
function notDelivered(error: unknown, retryAfterMs: number | undefined): IoError {
  if (error instanceof IoError) return error;
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  return new IoError('teams.not-delivered', { retryable: true, ...wait });
}
