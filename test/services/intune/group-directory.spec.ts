import assert from 'node:assert/strict';

import { GraphError } from '../../../services/intune/graph-error.ts';
import type { GraphRead } from '../../../services/intune/graph.ts';
import { createGroupDirectory } from '../../../services/intune/group-directory.ts';
import { HandClock } from '../resets/hand-ports.ts';
import { handBatch } from './hand-batch.ts';

const USER = '5d1c2f6e-0000-4000-8000-000000000001';
const OTHER = '5d1c2f6e-0000-4000-8000-000000000002';
const group = (i: number): string => `0f6a4cf1-7a1b-4c7a-9b0c-${String(i).padStart(12, '0')}`;
const groups = (count: number): string[] => Array.from({ length: count }, (_, i) => group(i));
const CLOCK = { now: () => 0 };

/** As Graph answers for somebody in these groups. */
const memberOf =
  (...ids: readonly string[]) =>
  ({ question }: GraphRead): { value: string[] } => {
    const asked = question?.['groupIds'];
    return { value: ids.filter((id) => Array.isArray(asked) && asked.includes(id)) };
  };

describe('group directory', () => {
  const failures = ['graph.unavailable', 'graph.forbidden', 'graph.not-found', 'graph.throttled'] as const;
  for (const code of failures) {
    it(`says so where Graph answers with ${code}, also for a part of the groups`, async () => {
      const asked = ({ question }: GraphRead): unknown =>
        JSON.stringify(question).includes(group(21))
          ? new GraphError(code, { retryable: false })
          : { value: [] };
      const directory = createGroupDirectory(handBatch(asked), CLOCK);
      await assert.rejects(directory.memberships(USER, groups(22)), { code });
    });
  }

  for (const answer of [null, {}, { value: 'x' }, { value: [5] }]) {
    it(`refuses an answer of another shape: ${JSON.stringify(answer)}`, async () => {
      const directory = createGroupDirectory(
        handBatch(() => answer),
        CLOCK,
      );
      await assert.rejects(directory.memberships(USER, [group(1)]), { code: 'graph.unexpected-response' });
    });
  }

  it('puts nothing but a GUID into a path', async () => {
    const graph = handBatch(memberOf());
    const directory = createGroupDirectory(graph, CLOCK);
    await assert.rejects(directory.memberships('../groups', [group(1)]), { code: 'graph.rejected' });
    assert.deepEqual(graph.batches, []);
  });

  it('asks for twenty groups at a time, all in one batch, and answers in lower case', async () => {
    const graph = handBatch((read) => {
      const { value } = memberOf(group(0), group(41))(read);
      return { value: value.map((id) => id.toUpperCase()) };
    });
    const found = await createGroupDirectory(graph, CLOCK).memberships(USER, groups(42));
    assert.deepEqual([...found], [group(0), group(41)]);
    assert.equal(graph.batches.length, 1);
    assert.deepEqual(
      graph.batches[0]?.map(({ path, question }) => [path, question?.['groupIds']]),
      [groups(42).slice(0, 20), groups(42).slice(20, 40), groups(42).slice(40)].map((ids) => [
        `users/${USER}/checkMemberGroups`,
        ids,
      ]),
    );
  });

  it('keeps an answer for a minute, for the same person and groups', async () => {
    const graph = handBatch(memberOf(group(1)));
    const clock = new HandClock(0);
    const directory = createGroupDirectory(graph, clock);
    await Promise.all([directory.memberships(USER, groups(2)), directory.memberships(USER, groups(2))]);
    clock.time = 59_999;
    await directory.memberships(USER, groups(2));
    assert.equal(graph.batches.length, 1);
    await directory.memberships(OTHER, groups(2));
    await directory.memberships(USER, groups(3));
    assert.equal(graph.batches.length, 3);
    clock.time = 60_000;
    await directory.memberships(USER, groups(2));
    assert.equal(graph.batches.length, 4);
  });

  it('does not keep a failure', async () => {
    let answer: unknown = new GraphError('graph.unavailable', { retryable: true });
    const directory = createGroupDirectory(
      handBatch(() => answer),
      CLOCK,
    );
    await assert.rejects(directory.memberships(USER, [group(1)]));
    answer = { value: [group(1)] };
    assert.deepEqual([...(await directory.memberships(USER, [group(1)]))], [group(1)]);
  });
});
