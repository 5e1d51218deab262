import type { Instant } from '../platform/clock.ts';
import type { RequestRefusal } from './reset-service.ts';
import type { Reset } from './reset.ts';
import type { ResetLimits } from './settings.ts';
import { isEnded } from './transitions.ts';

/** The earlier resets that may stand in the way of a new one. */
export interface EarlierResets {
  readonly ofUser: readonly Reset[];
  readonly ofDevice: readonly Reset[];
}

/**
 * Whether one more reset goes beyond a limit, and beyond which.
 *
 * Counted are resets on their way and those that were sent. One that ended before it was sent changed
 * nothing on any device, so it costs the person nothing.
 */
export function exceededLimit(
  limits: ResetLimits,
  earlier: EarlierResets,
  now: Instant,
): Extract<RequestRefusal, { limit: number }> | undefined {
  const counts = (reset: Reset): boolean =>
    now - reset.requestedAt < limits.windowMs && (!isEnded(reset) || reset.sentAt !== undefined);
  if (earlier.ofUser.filter(counts).length >= limits.perUser) {
    return { reason: 'user-limit', limit: limits.perUser };
  }
  if (earlier.ofDevice.filter(counts).length >= limits.perDevice) {
    return { reason: 'device-limit', limit: limits.perDevice };
  }
  return undefined;
}
