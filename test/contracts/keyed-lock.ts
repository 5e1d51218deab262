import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { IoError } from '../../services/platform/errors.ts';
import type { KeyedLock } from '../../services/platform/keyed-lock.ts';

/**
 * What every lock promises.
 *
 * @param open Gives a lock as another instance has it: all that it gives lock the same keys against each other.
 */
export function describeKeyedLock(name: string, open: (waitMs: number) => KeyedLock): void {
  describe(`${name} as a keyed lock`, () => {
    it('gives up in time, does not start the work, and lets the next one in', async () => {
      const lock = open(30);
      const holder = holdOn(lock, 'a');
      await holder.started;
      let isStarted = false;
      const late = lock.run('a', () => Promise.resolve((isStarted = true)));
      await assert.rejects(
        late,
        (error) => error instanceof IoError && error.code === 'lock.timeout' && error.retryable,
      );
      await holder.end();
      assert.equal(isStarted, false);
      assert.equal(await lock.run('a', () => Promise.resolve('in')), 'in');
    });

    it('lets the next one in when the work fails', async () => {
      const lock = open(1_000);
      await assert.rejects(
        lock.run('a', () => Promise.reject(new Error('spoilt'))),
        /spoilt/,
      );
      assert.equal(await lock.run('a', () => Promise.resolve('in')), 'in');
    });

    it('lets one at a time in, and everybody in the end', async () => {
      const lock = open(5_000);
      let inside = 0;
      let most = 0;
      const work = async (): Promise<void> => {
        most = Math.max(most, (inside += 1));
        await sleep(1);
        inside -= 1;
      };
      await Promise.all(Array.from({ length: 20 }, () => lock.run('a', work)));
      assert.deepEqual([most, inside], [1, 0]);
    });

    it('says that the place is held while it is', async () => {
      assert.equal(await open(1_000).run('a', (lease) => Promise.resolve(lease.isHeld())), true);
    });

    it('lets the next one in when the place is given back, once, before the work ends', async () => {
      const lock = open(200);
      const steps: string[] = [];
      const over = Promise.withResolvers<undefined>();
      const first = lock.run('a', async (lease) => {
        lease.leave();
        steps.push(lease.isHeld() ? 'still held' : 'given back');
        await over.promise;
        lease.leave();
      });
      const second = holdOn(lock, 'a');
      await second.started;
      over.resolve(undefined);
      await first;
      await assert.rejects(
        lock.run('a', () => Promise.resolve()),
        /lock\.timeout/,
      );
      await second.end();
      assert.deepEqual(steps, ['given back']);
    });

    it('lets different keys in side by side', async () => {
      const lock = open(1_000);
      const holder = holdOn(lock, 'a');
      await holder.started;
      assert.equal(await lock.run('b', () => Promise.resolve('in')), 'in');
      await holder.end();
    });

    it('prepares after the place was given, whoever had it before', async () => {
      const lock = open(5_000);
      const written: number[] = [];
      const prepared: number[] = [];
      const turn = (): Promise<unknown> => {
        let read = -1;
        const work = async (): Promise<void> => {
          prepared.push(read);
          await sleep(1);
          written.push(written.length);
        };
        return lock.run('a', work, () => Promise.resolve((read = written.length)));
      };
      await Promise.all(Array.from({ length: 10 }, turn));
      assert.deepEqual(prepared, written);
    });

    it('does not begin the work where preparing fails, and lets the next one in', async () => {
      const lock = open(1_000);
      let isStarted = false;
      const work = (): Promise<unknown> => Promise.resolve((isStarted = true));
      await assert.rejects(
        lock.run('a', work, () => Promise.reject(new Error('spoilt'))),
        /spoilt/,
      );
      assert.equal(isStarted, false);
      assert.equal(await lock.run('a', () => Promise.resolve('in')), 'in');
    });

    it('answers with what the work answers', async () => {
      assert.deepEqual(await open(1_000).run('a', () => Promise.resolve({ n: 1 })), { n: 1 });
    });
  });
}

/** Takes the lock and keeps it until told otherwise. */
export function holdOn(
  lock: KeyedLock,
  key: string,
): { readonly started: Promise<void>; readonly end: () => Promise<void> } {
  const started = Promise.withResolvers<undefined>();
  const over = Promise.withResolvers<undefined>();
  const done = lock.run(key, () => {
    started.resolve(undefined);
    return over.promise;
  });
  return {
    started: started.promise,
    end: async () => {
      over.resolve(undefined);
      await done;
    },
  };
}
