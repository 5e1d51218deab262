import assert from 'node:assert/strict';
import { IoError } from '../../../services/platform/errors.ts';
import { untilTold } from '../../../services/resets/reset-listener.ts';
import type { Reset } from '../../../services/resets/reset.ts';
import { createResetService } from '../../../services/resets/service.ts';
import { ResetWorld } from './reset-world.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A reset service to which somebody listens. */
function listenedWorld(
  onMove: (reset: Reset) => Promise<void> = () => Promise.resolve(),
  toListener: typeof untilTold = (moved) => ({ moved }),
): {
  readonly world: ResetWorld;
  readonly heard: readonly string[];
} {
  const heard: string[] = [];
  const moved = (reset: Reset): Promise<void> => {
    heard.push(reset.state);
    return onMove(reset);
  };
  class ListenedWorld extends ResetWorld {
    override readonly service = createResetService({ ...this.deps, listeners: [toListener(moved)] });
  }
  return { world: new ListenedWorld(), heard };
}

describe('listening to resets', () => {
  it('goes on without a listener that breaks', async () => {
    const { world } = listenedWorld(() =>
      Promise.reject(new IoError('redis.unavailable', { retryable: true })),
    );
    await world.begin();
    await world.pass(1);
    world.answer('done');
    await world.pass(MINUTE);
    assert.equal((await world.stored()).state, 'done');
    assert.equal(world.chat.confirmed.length, 1);
  });

  it('hears of the request, of every other state, and of the end before the person does', async () => {
    const { world, heard } = listenedWorld();
    let before: readonly string[] = [];
    world.chat.beforeConfirm = () => {
      before = [...heard];
      return Promise.resolve();
    };
    await world.begin();
    await world.pass(1);
    world.answer('done');
    await world.pass(MINUTE);
    assert.deepEqual(before, ['requested', 'pending', 'done', 'done']);
    assert.deepEqual(heard, before);
  });

  it('hears of the end again as long as the person is not told', async () => {
    const { world, heard } = listenedWorld();
    world.chat.takeAfter(2);
    await world.begin();
    await world.pass(1);
    world.answer('done');
    await world.pass(5 * MINUTE);
    assert.equal(world.chat.tries, 3);
    assert.equal(heard.filter((state) => state === 'done').length, 1 + world.chat.tries);
  });

  it('hears of a request once that is confirmed twice', async () => {
    const { world, heard } = listenedWorld();
    await world.begin();
    await world.begin();
    assert.deepEqual(heard, ['requested']);
  });

  it('hears of the end when it is told, and not at once as well, where that is enough', async () => {
    const { world, heard } = listenedWorld(undefined, untilTold);
    world.chat.takeAfter(1);
    await world.begin();
    await world.pass(1);
    world.answer('done');
    await world.pass(5 * MINUTE);
    assert.deepEqual(heard, ['requested', 'pending', 'done', 'done']);
    assert.equal(world.chat.tries, 2);
  });

  it('hears of the end all the same where the person never will', async () => {
    const { world, heard } = listenedWorld(undefined, untilTold);
    await world.begin();
    await world.pass(1);
    world.answer('done');
    // The end is not written down, so it is not told either, until the time for that is over.
    world.audit.beforeRecord = () => Promise.reject(new Error('The audit is away'));
    await world.pass(4 * DAY);
    assert.equal((await world.stored()).undeliverable, true);
    assert.equal(heard.at(-1), 'done');
  });
});
