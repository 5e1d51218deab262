import assert from 'node:assert/strict';
import { createMemoryDocumentStore } from '../../../services/platform/memory-document-store.ts';
import { createMemoryKeyedLock } from '../../../services/platform/memory-keyed-lock.ts';
import { createMemoryOnce } from '../../../services/platform/memory-once.ts';
import { describeDocumentStore } from '../../contracts/document-store.ts';
import { describeKeyedLock } from '../../contracts/keyed-lock.ts';
import { describeOnce } from '../../contracts/once.ts';

describe('in memory', () => {
  describeDocumentStore('memory', createMemoryDocumentStore);
  describeOnce('memory', () => createMemoryOnce({ now: () => 0 }));
  describeKeyedLock('memory', (waitMs) => createMemoryKeyedLock({ waitMs }));
});

describe('createMemoryOnce', () => {
  it('forgets a claim when its time is over, and not before', async () => {
    let now = 0;
    const once = createMemoryOnce({ now: () => now });
    await once.claim('a', 60);
    now = 59_999;
    assert.equal(await once.claim('a', 60), false);
    now = 60_000;
    assert.equal(await once.claim('a', 60), true);
  });
});

describe('createMemoryKeyedLock', () => {
  it('keeps the order of those who wait', async () => {
    const lock = createMemoryKeyedLock();
    const order: number[] = [];
    await Promise.all([1, 2, 3].map((n) => lock.run('a', () => Promise.resolve(order.push(n)))));
    assert.deepEqual(order, [1, 2, 3]);
  });
});
