import assert from 'node:assert/strict';
import { AuditEvent } from '../../../services/audit/audit-event.ts';
import { auditPolicyFile } from '../../../services/policy/audit-policy.ts';
import { recordLog } from '../intune/record-log.ts';
import { HandClock, silent } from '../resets/hand-ports.ts';

const TENANT = { tenantId: 'tenant', clock: new HandClock(5) };

describe('auditPolicyFile', () => {
  it('writes down what came into force and what was no policy, each time', () => {
    const written: AuditEvent[] = [];
    const audit = { record: (event: AuditEvent) => Promise.resolve(void written.push(event)) };
    const listeners = auditPolicyFile({ ...TENANT, audit, log: silent });
    listeners.onChanged({ digest: '0123456789abcdef' });
    listeners.onRejected({ digest: 'unreadable' }, []);
    listeners.onChanged({ digest: '0123456789abcdef' });
    const facts = { at: 5, tenantId: 'tenant', actor: { kind: 'system', id: 'policy-file' } };
    assert.deepEqual(
      written.map(({ id, ...rest }) => rest),
      [
        { ...facts, kind: 'policy-changed', detail: '0123456789abcdef' },
        { ...facts, kind: 'policy-rejected', detail: 'unreadable' },
        { ...facts, kind: 'policy-changed', detail: '0123456789abcdef' },
      ],
    );
    assert.equal(new Set(written.map(({ id }) => id)).size, 3);
    for (const event of written) AuditEvent.parse(event);
  });

  it('tells the operator where that cannot be written', async () => {
    const { log, lines } = recordLog();
    const audit = { record: () => Promise.reject(new Error('away')) };
    auditPolicyFile({ ...TENANT, audit, log }).onChanged({ digest: '0123456789abcdef' });
    await Promise.resolve();
    await Promise.resolve();
    assert.deepEqual(
      lines.map(({ level }) => level),
      ['error'],
    );
  });
});
