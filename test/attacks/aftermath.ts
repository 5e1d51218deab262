import assert from 'node:assert/strict';
import { PEOPLE } from '../../sandbox/people.ts';
import type { JournalEntry } from '../../sandbox/intune/journal.ts';
import type { DeskWorld } from '../harness/desk-world.ts';
import type { RuledDesk } from '../harness/ruled-desk.ts';

/** What Graph is asked with a POST. */
const QUESTIONS = /\/(\$batch|checkMemberGroups)$/;

/** What Intune was told to do; questions are no harm. */
export function ordersIn({ world }: Pick<DeskWorld, 'world'>): readonly JournalEntry[] {
  return world.intune.journal.list().filter(({ method, path }) => method !== 'GET' && !QUESTIONS.test(path));
}

/** Nobody has a reset, and Intune was told to do nothing. */
export async function assertNothingReset(desk: DeskWorld): Promise<void> {
  assert.deepEqual(ordersIn(desk), []);
  for (const { oid } of PEOPLE) assert.deepEqual(await desk.resetStore.listByUser(oid), []);
}

/** What answering somebody cost. Who sees only the clock must not learn more from it. */
export interface Cost {
  readonly graph: readonly string[];
  readonly audit: readonly string[];
}

/** Counts what the bot asks of Graph and writes down while something is done. What cases write comes later. */
export async function costOf(desk: RuledDesk, act: () => Promise<unknown>): Promise<Cost> {
  const asked = desk.world.intune.journal.list().length;
  const written = (await desk.audited()).length;
  await act();
  return {
    graph: desk.world.intune.journal
      .list()
      .slice(asked)
      .map(({ method, path }) => `${method} ${path.replace(/[0-9a-f-]{36}/g, '*')}`),
    audit: (await desk.audited())
      .slice(written)
      .map(({ kind }) => kind)
      .filter((kind) => !kind.startsWith('case-')),
  };
}
