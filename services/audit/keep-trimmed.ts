import { type Clock, HOUR_MS } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { AuditStore } from './audit-store.ts';

/** What keeping an audit to its time needs. */
export interface Retention {
  readonly store: AuditStore;
  readonly tenantId: string;
  readonly retentionMs: number;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Nobody minds an hour, in a year. */
const TRIM_EVERY_MS = HOUR_MS;

/** Takes away what is older than the retention, now and every hour. @returns What ends it. */
export function keepTrimmed({ store, tenantId, retentionMs, clock, log }: Retention): () => void {
  const trim = (): void => {
    store.trim(tenantId, clock.now() - retentionMs).catch((error: unknown) => {
      log.warn({ error }, 'Old audit events could not be removed');
    });
  };
  trim();
  const timer = setInterval(trim, TRIM_EVERY_MS);
  return () => {
    clearInterval(timer);
  };
}
