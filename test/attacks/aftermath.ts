import assert from 'node:assert/strict';
import { PEOPLE } from '../../sandbox/people.ts';
import type { JournalEntry } from '../../sandbox/intune/journal.ts';
import type { DeskWorld } from '../harness/desk-world.ts';

/** What Intune was told to do; questions are no harm. */
export function ordersIn({ world }: Pick<DeskWorld, 'world'>): readonly JournalEntry[] {
  return world.intune.journal
    .list()
    .filter(({ method, path }) => method !== 'GET' && !path.endsWith('/$batch'));
}

/** Nobody has a reset, and Intune was told to do nothing. */
export async function assertNothingReset(desk: DeskWorld): Promise<void> {
  assert.deepEqual(ordersIn(desk), []);
  for (const { oid } of PEOPLE) assert.deepEqual(await desk.resetStore.listByUser(oid), []);
}

/** As if nothing had come: nothing said, nothing stored, nobody asked. */
export function assertUntouched({ connector, stored, world }: DeskWorld): void {
  assert.deepEqual(connector.records, []);
  assert.deepEqual(stored, []);
  assert.deepEqual(world.intune.journal.list(), []);
}

/** What answering somebody cost. Who sees only the clock must not learn more from it. */
export interface Cost {
  readonly graph: readonly string[];
  readonly audit: number;
}

/** Counts what the bot asks of Graph and writes down while something is done. */
export async function costOf(
  { world, audited }: Pick<DeskWorld, 'world'> & { readonly audited: () => Promise<readonly unknown[]> },
  act: () => Promise<unknown>,
): Promise<Cost> {
  const journal = world.intune.journal.list().length;
  const written = (await audited()).length;
  await act();
  const graph = world.intune.journal
    .list()
    .slice(journal)
    .map(({ method, path }) => `${method} ${path.replace(/[0-9a-f-]{36}/g, '*')}`);
  return { graph, audit: (await audited()).length - written };
}
