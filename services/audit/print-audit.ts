import type { Logger } from '../platform/logger.ts';
import { readEvent } from './audit-chain.ts';
import type { AuditListener } from './audit-trail.ts';

/**
 * Writes each event as a line of the log, for whoever collects those. A process that dies between storing an event and
 * its line leaves the line out: what is stored counts.
 *
 * @param log Of its own, at level info: the level of the others must not silence the audit.
 */
export function printAudit(log: Pick<Logger, 'info'>): AuditListener {
  return (_tenantId, entries) => {
    for (const entry of entries) {
      const event = readEvent(entry);
      if (event.ok)
        log.info({ audit: { sequence: entry.sequence, ...event.value, hash: entry.hash } }, 'Audit');
    }
  };
}
