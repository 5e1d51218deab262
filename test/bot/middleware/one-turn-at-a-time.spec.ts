import assert from 'node:assert/strict';
import { aloneInConversation, markHandled, wasHandled } from '../../../bot/middleware/one-turn-at-a-time.ts';
import type { Turn } from '../../../dialogs/turn.ts';
import { createMemoryKeyedLock } from '../../../services/platform/memory-keyed-lock.ts';
import { someTurn } from '../../dialogs/some-turn.ts';
import { someEntry } from '../some-entry.ts';

function delivery(activityId: string | undefined): Turn {
  return { ...someTurn({ kind: 'typing' }), activityId };
}

describe('one turn at a time', () => {
  it('lets nobody into a conversation before the turn in hand has ended', async () => {
    const lock = createMemoryKeyedLock();
    const steps: string[] = [];
    const first = Promise.withResolvers<undefined>();
    const turns = [
      aloneInConversation(lock, 'a:1', async () => {
        steps.push('first begins');
        await first.promise;
        steps.push('first ends');
      }),
      aloneInConversation(lock, 'a:1', () => Promise.resolve(steps.push('second'))),
    ];
    await aloneInConversation(lock, 'a:2', () => Promise.resolve(steps.push('another conversation')));
    first.resolve(undefined);
    await Promise.all(turns);
    assert.deepEqual(steps, ['first begins', 'another conversation', 'first ends', 'second']);
  });

  it('lets the next turn in after one that failed, and passes the failure on', async () => {
    const lock = createMemoryKeyedLock();
    const broken = aloneInConversation(lock, 'a:1', () => Promise.reject(new Error('broken')));
    const next = aloneInConversation(lock, 'a:1', () => Promise.resolve('next'));
    await assert.rejects(broken, /broken/);
    assert.equal(await next, 'next');
  });

  it('knows the activities that were dealt with, and no others', () => {
    const entry = markHandled(someEntry(), delivery('activity-1'));
    assert.equal(wasHandled(entry, delivery('activity-1')), true);
    assert.equal(wasHandled(entry, delivery('activity-2')), false);
    assert.equal(wasHandled(undefined, delivery('activity-1')), false);
  });

  it('remembers the last twenty activities, and forgets the oldest', () => {
    const ids = Array.from({ length: 21 }, (_, i) => `activity-${i}`);
    const entry = ids.reduce((known, id) => markHandled(known, delivery(id)), someEntry());
    assert.deepEqual(
      ids.filter((id) => !wasHandled(entry, delivery(id))),
      ['activity-0'],
    );
  });

  it('cannot tell activities without an id apart, and takes each', () => {
    const entry = markHandled(someEntry(), delivery(undefined));
    assert.equal(wasHandled(entry, delivery(undefined)), false);
  });
});
