import { HOUR_MS, MINUTE_MS, type Instant } from '../platform/clock.ts';
import type { Quota, Quotas } from './limit-ledger.ts';
import type { PolicyRefusal } from './policy-refusal.ts';
import type { Policy } from './policy.ts';

/**
 * What a reset now must not exceed. Pure.
 *
 * @param resumedAt When an operator last let resets go on: the brake counts from there on, since the same resets
 * would pull it again at once.
 */
export function quotasOf({ limits, anomalyBrake }: Policy, now: Instant, resumedAt = -Infinity): Quotas {
  const since = ({ resets, hours }: { resets: number; hours: number }): Quota => ({
    most: resets,
    since: now - hours * HOUR_MS,
  });
  return {
    user: since(limits.perUser),
    device: since(limits.perDevice),
    tenant: limits.perTenant === false ? undefined : since(limits.perTenant),
    brake:
      anomalyBrake === false
        ? undefined
        : {
            most: anomalyBrake.resets,
            since: Math.max(now - anomalyBrake.minutes * MINUTE_MS, resumedAt),
          },
  };
}

/** What a person is told whose reset exceeds a quota. Pure. */
export function limitRefusal(exceeded: keyof Quotas, { limits }: Policy): PolicyRefusal {
  const { perUser, perDevice } = limits;
  switch (exceeded) {
    case 'user':
      return { reason: 'user-limit', limit: perUser.resets, hours: perUser.hours };
    case 'device':
      return { reason: 'device-limit', limit: perDevice.resets, hours: perDevice.hours };
    case 'tenant':
      return { reason: 'tenant-limit' };
    case 'brake':
      return { reason: 'paused', by: 'brake', note: '' };
  }
}
