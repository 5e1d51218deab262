import assert from 'node:assert/strict';
import { historyOf } from '../../../services/helpdesk/reset-history.ts';
import type { Reset } from '../../../services/resets/reset.ts';
import { someReset } from '../resets/some-reset.ts';

describe('what a case knows of a reset before it', () => {
  const details = (facts: Partial<Reset>): readonly (readonly [at: number, detail: string | undefined])[] =>
    historyOf(someReset({ requestedAt: 1, ...facts })).map(({ at, detail }) => [at, detail]);

  it('begins with when it was asked for', () => {
    assert.deepEqual(details({ state: 'requested' }), [[1, 'requested']]);
  });

  it('ends with how it stands, while nothing came of it', () => {
    assert.deepEqual(details({ state: 'pending', sentAt: 2 }).at(-1), [2, 'pending']);
  });

  it('ends with what came of it, and with why where it failed', () => {
    assert.deepEqual(details({ state: 'expired', sentAt: 2, endedAt: 3 }).at(-1), [3, 'expired']);
    const failed = { state: 'failed', failure: 'rejected', sentAt: 2, endedAt: 3 } as const;
    assert.deepEqual(details(failed), [
      [1, 'requested'],
      [3, 'rejected'],
    ]);
  });
});
