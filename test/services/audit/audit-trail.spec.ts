import assert from 'node:assert/strict';
import sinon from 'sinon';
import { createChainHash } from '../../../services/audit/audit-chain.ts';
import { type AuditListener, createAuditTrail } from '../../../services/audit/audit-trail.ts';
import { createMemoryAuditStore } from '../../../services/audit/memory-audit-store.ts';
import { IoError } from '../../../services/platform/errors.ts';
import { someEvent, someEvents } from './some-event.ts';

const away = new IoError('redis.unavailable', { retryable: true });

describe('createAuditTrail', () => {
  it('answers only when the event is kept', async () => {
    const store = createMemoryAuditStore(createChainHash(undefined));
    await createAuditTrail(store).record(someEvent());
    assert.equal((await store.read('tenant-1', 0, 10)).length, 1);
  });

  it('writes what comes meanwhile with the next write, in order, tenant by tenant', async () => {
    const store = createMemoryAuditStore(createChainHash(undefined));
    const append = sinon.spy(store, 'append');
    const audit = createAuditTrail(store);
    const events = [...someEvents(4), someEvent({ id: 'other', tenantId: 'tenant-2' })];
    await Promise.all(events.map((event) => audit.record(event)));
    const batches = append.args.map(([tenant, batch]) => [tenant, batch.map(({ id }) => id)]);
    assert.deepEqual(batches, [
      ['tenant-1', ['event-1']],
      ['tenant-1', ['event-2', 'event-3', 'event-4']],
      ['tenant-2', ['other']],
    ]);
  });

  it('keeps one of the same event asked for twice at once', async () => {
    const store = createMemoryAuditStore(createChainHash(undefined));
    const audit = createAuditTrail(store);
    await Promise.all([someEvent({ id: 'a' }), someEvent(), someEvent()].map((event) => audit.record(event)));
    assert.equal((await store.read('tenant-1', 0, 10)).length, 2);
  });

  it('throws to everybody whose event is not kept, and goes on with later ones', async () => {
    const store = createMemoryAuditStore(createChainHash(undefined));
    const append = sinon.stub(store, 'append').callThrough();
    append.onCall(0).rejects(away);
    const audit = createAuditTrail(store);
    await assert.rejects(audit.record(someEvent()), away);
    await audit.record(someEvent());
    assert.equal((await store.read('tenant-1', 0, 10)).length, 1);
  });

  it('tells listeners of new entries only', async () => {
    const listener = sinon.spy<AuditListener>(() => undefined);
    const audit = createAuditTrail(createMemoryAuditStore(createChainHash(undefined)), listener);
    await audit.record(someEvent());
    await audit.record(someEvent());
    sinon.assert.calledOnceWithMatch(listener, 'tenant-1', [sinon.match({ sequence: 1 })]);
  });
});
