import assert from 'node:assert/strict';
import {
  aloneInConversation,
  isFirstDelivery,
  type TurnGate,
} from '../../../bot/middleware/one-turn-at-a-time.ts';
import type { Turn } from '../../../dialogs/turn.ts';
import { MINUTE_MS } from '../../../services/platform/clock.ts';
import { createMemoryKeyedLock } from '../../../services/platform/memory-keyed-lock.ts';
import { createMemoryOnce } from '../../../services/platform/memory-once.ts';
import { createSettableClock } from '../../harness/settable-clock.ts';
import { someTurn } from '../../dialogs/some-turn.ts';

function createGate(clock = createSettableClock()): TurnGate {
  return { lock: createMemoryKeyedLock(), once: createMemoryOnce(clock) };
}

function delivery(activityId: string | undefined, conversationId = 'a:1'): Turn {
  return { ...someTurn({ kind: 'typing' }), activityId, conversationId };
}

describe('one turn at a time', () => {
  it('lets nobody into a conversation before the turn in hand has ended', async () => {
    const gate = createGate();
    const steps: string[] = [];
    const first = Promise.withResolvers<undefined>();
    const turns = [
      aloneInConversation(gate, 'a:1', async () => {
        steps.push('first begins');
        await first.promise;
        steps.push('first ends');
      }),
      aloneInConversation(gate, 'a:1', () => Promise.resolve(steps.push('second'))),
    ];
    await aloneInConversation(gate, 'a:2', () => Promise.resolve(steps.push('another conversation')));
    first.resolve(undefined);
    await Promise.all(turns);
    assert.deepEqual(steps, ['first begins', 'another conversation', 'first ends', 'second']);
  });

  it('lets the next turn in after one that failed, and passes the failure on', async () => {
    const gate = createGate();
    const broken = aloneInConversation(gate, 'a:1', () => Promise.reject(new Error('broken')));
    const next = aloneInConversation(gate, 'a:1', () => Promise.resolve('next'));
    await assert.rejects(broken, /broken/);
    assert.equal(await next, 'next');
  });

  it('takes an activity once, however often Teams sends it', async () => {
    const gate = createGate();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => isFirstDelivery(gate, delivery('activity-1'))),
    );
    assert.deepEqual(answers, [true, false, false, false, false]);
  });

  it('tells activities with the same id in two conversations apart', async () => {
    const gate = createGate();
    assert.equal(await isFirstDelivery(gate, delivery('activity-1', 'a:1')), true);
    assert.equal(await isFirstDelivery(gate, delivery('activity-1', 'a:2')), true);
  });

  it('remembers an activity for ten minutes', async () => {
    const clock = createSettableClock();
    const gate = createGate(clock);
    await isFirstDelivery(gate, delivery('activity-1'));
    clock.advance(10 * MINUTE_MS - 1);
    assert.equal(await isFirstDelivery(gate, delivery('activity-1')), false);
    clock.advance(1);
    assert.equal(await isFirstDelivery(gate, delivery('activity-1')), true);
  });

  it('cannot tell activities without an id apart, and takes each', async () => {
    const gate = createGate();
    assert.equal(await isFirstDelivery(gate, delivery(undefined)), true);
    assert.equal(await isFirstDelivery(gate, delivery(undefined)), true);
  });
});
