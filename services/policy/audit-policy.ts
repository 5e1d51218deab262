import type { AuditActor } from '../audit/audit-event.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import type { Clock } from '../platform/clock.ts';
import { newId } from '../platform/id.ts';
import type { Logger } from '../platform/logger.ts';
import type { PolicyFileSettings, PolicyVersion } from './policy-file.ts';

export interface PolicyAuditDeps {
  readonly tenantId: string;
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly log: Logger;
}

const FILE: AuditActor = { kind: 'system', id: 'policy-file' };

/** Writes down which rules came into force, and what was no policy: each instance for itself, for it may differ. */
export function auditPolicyFile(
  deps: PolicyAuditDeps,
): Required<Pick<PolicyFileSettings, 'onChanged' | 'onRejected'>> {
  const write = (kind: 'policy-changed' | 'policy-rejected', { digest }: PolicyVersion): void => {
    const { audit, clock, log, tenantId } = deps;
    const event = { id: newId(), at: clock.now(), kind, tenantId, actor: FILE, detail: digest };
    audit.record(event).catch((error: unknown) => {
      log.error({ kind, digest, error }, 'A change of the policy file is not in the audit');
    });
  };
  return {
    onChanged: (version) => {
      write('policy-changed', version);
    },
    onRejected: (version) => {
      write('policy-rejected', version);
    },
  };
}
