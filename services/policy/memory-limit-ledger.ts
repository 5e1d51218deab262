import { HOUR_MS, type Instant } from '../platform/clock.ts';
import { err, ok } from '../platform/result.ts';
import type { LedgerEntry, LimitLedger, Quota, Quotas } from './limit-ledger.ts';
import { LONGEST_LIMIT_HOURS } from './policy.ts';

type Counted = LedgerEntry & { readonly at: Instant };

/** Counts resets in this process: for the sandbox and for tests. */
export function createMemoryLimitLedger(): LimitLedger {
  let counted: readonly Counted[] = [];
  return {
    enter(entry, at, quotas) {
      const { resetId } = entry;
      if (counted.some((other) => other.resetId === resetId)) return Promise.resolve(ok(undefined));
      const exceeded = findExceeded(counted, entry, quotas);
      if (exceeded !== undefined) return Promise.resolve(err(exceeded));
      const kept = counted.filter((other) => at - other.at < LONGEST_LIMIT_HOURS * HOUR_MS);
      counted = [...kept, { ...entry, at }];
      return Promise.resolve(ok(undefined));
    },

    giveBack({ resetId }) {
      counted = counted.filter((other) => other.resetId !== resetId);
      return Promise.resolve();
    },
  };
}

function findExceeded(
  counted: readonly Counted[],
  { tenantId, userId, deviceId }: LedgerEntry,
  quotas: Quotas,
): keyof Quotas | undefined {
  const isUsedUp = (quota: Quota | undefined, isMeant: (other: Counted) => boolean): boolean =>
    quota !== undefined && counted.filter((o) => isMeant(o) && o.at > quota.since).length >= quota.most;
  if (isUsedUp(quotas.user, (other) => other.userId === userId)) return 'user';
  if (isUsedUp(quotas.device, (other) => other.deviceId === deviceId)) return 'device';
  if (isUsedUp(quotas.tenant, (other) => other.tenantId === tenantId)) return 'tenant';
  return isUsedUp(quotas.brake, (other) => other.tenantId === tenantId) ? 'brake' : undefined;
}
