import assert from 'node:assert/strict';
import { createChainHash } from '../../../services/audit/audit-chain.ts';
import { createAuditTrail } from '../../../services/audit/audit-trail.ts';
import { countAudit } from '../../../services/audit/count-audit.ts';
import { createMemoryAuditStore } from '../../../services/audit/memory-audit-store.ts';
import { openMetrics } from '../../../services/platform/telemetry-metrics.ts';
import { useTelemetry } from '../../harness/telemetry/in-memory.ts';
import { someEvent } from './some-event.ts';

describe('countAudit', () => {
  const telemetry = useTelemetry();
  const EVENTS = 'passcode_desk.audit.events';

  it('counts each event once, and tells reasons where they are few', async () => {
    const trail = createAuditTrail(
      createMemoryAuditStore(createChainHash(undefined)),
      countAudit(openMetrics()),
    );
    const failed = someEvent({ id: 'a', kind: 'proof-failed', detail: 'replayed' });
    await trail.record(failed);
    await trail.record(failed);
    await trail.record(someEvent({ id: 'b', kind: 'policy-changed', detail: 'a1b2c3' }));

    assert.equal(await telemetry.read(EVENTS, { kind: 'proof-failed', reason: 'replayed' }), 1);
    assert.equal(await telemetry.read(EVENTS, { kind: 'policy-changed' }), 1);
  });
});
