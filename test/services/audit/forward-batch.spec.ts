import assert from 'node:assert/strict';
import { chainOn, createChainHash, GENESIS } from '../../../services/audit/audit-chain.ts';
import { batchOf } from '../../../services/audit/forward-batch.ts';
import { someEvents } from './some-event.ts';

const ENTRIES = chainOn(GENESIS, someEvents(2), createChainHash(undefined));

describe('a batch of audit entries', () => {
  it('is none where there are no entries', () => {
    assert.equal(batchOf('tenant-1', []), undefined);
  });

  it('holds them in order, with what shows that none is missing', () => {
    const batch = batchOf('tenant-1', ENTRIES);
    assert.deepEqual([batch?.id, batch?.last], ['audit:tenant-1:1-2', 2]);
    assert.deepEqual(JSON.parse(batch?.body ?? ''), {
      type: 'audit',
      tenantId: 'tenant-1',
      entries: ENTRIES.map(({ sequence, previous, hash, json }) => ({
        ...{ sequence, previous, hash },
        event: JSON.parse(json) as unknown,
      })),
    });
  });

  it('keeps events to the letter, so that their hashes can be checked', () => {
    const [entry] = ENTRIES;
    assert.ok(entry);
    const json = '{ "newer" : 1.0 }';
    assert.ok(batchOf('tenant-1', [{ ...entry, json }])?.body.includes(`"event":${json}}`));
  });

  it('is JSON whatever stands in the store', () => {
    const [entry] = ENTRIES;
    assert.ok(entry);
    const body = batchOf('a"b', [{ ...entry, json: '{"a":1}],"x":[{' }])?.body ?? '';
    assert.match(JSON.stringify(JSON.parse(body)), /\\"a\\":1/);
  });
});
