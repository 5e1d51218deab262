import type { Metrics } from '../platform/telemetry-metrics.ts';
import { readEvent } from './audit-chain.ts';
import type { AuditKind } from './audit-event.ts';
import type { AuditListener } from './audit-trail.ts';

/** Of these the detail is one of few reasons. Of others it may be anything, such as the digest of a file. */
const REASONED: readonly AuditKind[] = [
  'proof-failed',
  'reset-refused',
  'reveal-refused',
  'case-action-refused',
];

/** Counts what is written down, each event once over all instances: that is what the audit promises. */
export function countAudit(metrics: Metrics): AuditListener {
  return (_tenantId, entries) => {
    for (const entry of entries) {
      const event = readEvent(entry);
      if (!event.ok) continue;
      const { kind, detail } = event.value;
      const reason = REASONED.includes(kind) ? detail : undefined;
      metrics.count('passcode_desk.audit.events', { kind, reason });
    }
  };
}
