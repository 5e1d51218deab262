import type { AuditLog } from '../audit/audit-log.ts';
import type { Instant } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { PauseSwitch } from './policy-gate.ts';
import { BRAKE } from './rules.ts';

/** Tells the people in charge that resets are paused because there are too many. */
export type BrakeListener = (brake: { readonly tenantId: string; readonly at: Instant }) => Promise<void>;

/** What pulling the brake needs. */
export interface BrakeDeps {
  readonly pause: PauseSwitch;
  readonly audit: AuditLog;
  /** Called once each time the brake is pulled. Where it fails, resets are paused all the same. */
  readonly onBrake: BrakeListener;
  readonly log: Logger;
}

/**
 * Pauses all resets because of their number, and tells it once, however many notice at the same time.
 *
 * @throws IoError where the pause could not be stored.
 */
export async function pullBrake(deps: BrakeDeps, tenantId: string, at: Instant): Promise<void> {
  const isFirst = await deps.pause.pauseIfRunning({ at, by: BRAKE, note: '' });
  if (!isFirst) return;
  deps.log.error({ tenantId }, 'Too many resets: all are paused until an operator resumes them');
  await Promise.all([
    deps.audit.record(toEvent(tenantId, at)).catch(reported(deps.log, 'audit')),
    deps.onBrake({ tenantId, at }).catch(reported(deps.log, 'alert')),
  ]);
}

function reported(log: Logger, missing: 'audit' | 'alert'): (error: unknown) => void {
  return (error) => {
    log.error({ missing, error }, 'All resets are paused, but not everybody could be told');
  };
}

function toEvent(tenantId: string, at: Instant): Parameters<AuditLog['record']>[0] {
  return {
    id: `resets-paused:${BRAKE}:${at}`,
    at,
    kind: 'resets-paused',
    tenantId,
    actor: { kind: 'system', id: BRAKE },
    detail: BRAKE,
  };
}
