import assert from 'node:assert/strict';

import { GraphError } from '../../../services/intune/graph-error.ts';
import { createMethodChanges } from '../../../services/intune/method-changes.ts';
import { handBatch } from './hand-batch.ts';

const USER = '5d1c2f6e-0000-4000-8000-000000000001';
const EARLY = '2026-01-02T08:00:00Z';
const LATE = '2026-01-05T09:00:00.5+01:00';

/** As Graph answers: with the user, then with the methods. */
function lastChangedAt(user: unknown, methods: unknown): Promise<number> {
  const graph = handBatch(({ path }) => (path === `users/${USER}` ? user : methods));
  return createMethodChanges(graph).lastChangedAt(USER);
}

const password = (lastPasswordChangeDateTime: unknown): object => ({ lastPasswordChangeDateTime });
const methods = (...dates: unknown[]): object => ({
  value: dates.map((createdDateTime) => ({ id: 'x', createdDateTime })),
});

describe('method changes', () => {
  const failure = new GraphError('graph.forbidden', { retryable: false });
  const unclear: readonly [what: string, user: unknown, methods: unknown, code: string][] = [
    ['the user cannot be read', failure, methods(EARLY), 'graph.forbidden'],
    ['the methods cannot be read', password(EARLY), failure, 'graph.forbidden'],
    ['the user is of another shape', null, methods(EARLY), 'graph.unexpected-response'],
    ['the methods are of another shape', password(EARLY), {}, 'graph.unexpected-response'],
    ['a date is none', password('yesterday'), methods(EARLY), 'graph.unexpected-response'],
    ['there is no date at all', password(null), methods(null, undefined), 'graph.unexpected-response'],
  ];
  for (const [what, user, found, code] of unclear) {
    it(`says so where ${what}`, async () => {
      await assert.rejects(lastChangedAt(user, found), { code });
    });
  }

  it('puts nothing but a GUID into a path', async () => {
    const graph = handBatch(() => ({}));
    await assert.rejects(createMethodChanges(graph).lastChangedAt('me'), { code: 'graph.rejected' });
    assert.deepEqual(graph.batches, []);
  });

  const latest: readonly [what: string, user: unknown, methods: unknown, at: string][] = [
    ['the password', password(LATE), methods(EARLY), LATE],
    ['a way to sign in that was added', password(EARLY), methods(EARLY, null, LATE), LATE],
    ['what has a date, where others have none', {}, methods(undefined, EARLY), EARLY],
    ['the password, where there is nothing else', password(EARLY), methods(), EARLY],
  ];
  for (const [what, user, found, at] of latest) {
    it(`takes the latest change: ${what}`, async () => {
      assert.equal(await lastChangedAt(user, found), Date.parse(at));
    });
  }
});
