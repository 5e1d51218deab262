import assert from 'node:assert/strict';
import { IoError } from '../../../services/platform/errors.ts';
import { retryBriefly } from '../../../services/platform/retry-briefly.ts';

const AWAY = new IoError('redis.unavailable', { retryable: true });

/** Fails with these errors, one after the other, then works. */
function failing(...errors: readonly Error[]): { work: () => Promise<string>; tries: () => number } {
  let tries = 0;
  const work = (): Promise<string> => {
    const error = errors[tries];
    tries += 1;
    return error === undefined ? Promise.resolve('done') : Promise.reject(error);
  };
  return { work, tries: () => tries };
}

describe('retryBriefly', () => {
  it('gives up after the last pause, with the last failure', async () => {
    const { work, tries } = failing(AWAY, AWAY, AWAY);
    await assert.rejects(retryBriefly(work, { pausesMs: [1, 1] }), AWAY);
    assert.equal(tries(), 3);
  });

  it('does not try again what cannot be helped', async () => {
    for (const error of [new IoError('state.unreadable', { retryable: false }), new Error('eTag conflict')]) {
      const { work, tries } = failing(error);
      await assert.rejects(retryBriefly(work, { pausesMs: [1] }), error);
      assert.equal(tries(), 1);
    }
  });

  it('begins no try after its time', async () => {
    const { work, tries } = failing(AWAY, AWAY);
    const until = performance.now() + 1000;
    await assert.rejects(retryBriefly(work, { pausesMs: [1, 1000], until }), AWAY);
    assert.equal(tries(), 2);
  });

  it('works as soon as the work does', async () => {
    const { work, tries } = failing(AWAY);
    assert.equal(await retryBriefly(work, { pausesMs: [1, 1] }), 'done');
    assert.equal(tries(), 2);
  });
});
