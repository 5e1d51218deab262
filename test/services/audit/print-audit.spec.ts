import assert from 'node:assert/strict';
import sinon from 'sinon';
import { createChainHash } from '../../../services/audit/audit-chain.ts';
import { createAuditTrail } from '../../../services/audit/audit-trail.ts';
import { createMemoryAuditStore } from '../../../services/audit/memory-audit-store.ts';
import { printAudit } from '../../../services/audit/print-audit.ts';
import type { LogMethod } from '../../../services/platform/logger.ts';
import { someEvent } from './some-event.ts';

describe('printAudit', () => {
  it('writes each event with its place and hash as one line, under a fixed sentence', async () => {
    const info = sinon.spy<LogMethod>(() => undefined);
    const store = createMemoryAuditStore(createChainHash(undefined));
    await createAuditTrail(store, printAudit({ info })).record(someEvent());
    const [entry] = await store.read('tenant-1', 0, 1);
    assert.deepEqual(info.args, [[{ audit: { sequence: 1, ...someEvent(), hash: entry?.hash } }, 'Audit']]);
  });
});
