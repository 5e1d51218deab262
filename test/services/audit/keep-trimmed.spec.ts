import assert from 'node:assert/strict';
import sinon from 'sinon';
import { createChainHash } from '../../../services/audit/audit-chain.ts';
import { keepTrimmed } from '../../../services/audit/keep-trimmed.ts';
import { createMemoryAuditStore } from '../../../services/audit/memory-audit-store.ts';
import { HOUR_MS } from '../../../services/platform/clock.ts';
import { recordLog } from '../intune/record-log.ts';
import { someEvents } from './some-event.ts';

describe('keepTrimmed', () => {
  it('takes away what is older than the retention, at once and every hour, until it is ended', async () => {
    const timers = sinon.useFakeTimers({ now: 5_000 });
    try {
      const store = createMemoryAuditStore(createChainHash(undefined));
      await store.append('tenant-1', someEvents(5));
      const { log } = recordLog();
      const end = keepTrimmed({ store, tenantId: 'tenant-1', retentionMs: 2_000, clock: Date, log });
      assert.equal((await store.read('tenant-1', 0, 10)).length, 3);
      await timers.tickAsync(HOUR_MS);
      assert.equal((await store.read('tenant-1', 0, 10)).length, 0);
      end();
      assert.equal(timers.countTimers(), 0);
    } finally {
      timers.restore();
    }
  });

  it('goes on when the store is away', async () => {
    const store = createMemoryAuditStore(createChainHash(undefined));
    sinon.stub(store, 'trim').rejects(new Error('away'));
    const { log, lines } = recordLog();
    const end = keepTrimmed({ store, tenantId: 'tenant-1', retentionMs: 1, clock: Date, log });
    await new Promise(setImmediate);
    end();
    assert.equal(lines[0]?.message, 'Old audit events could not be removed');
  });
});
