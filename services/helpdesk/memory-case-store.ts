import type { Instant } from '../platform/clock.ts';
import { err, ok, type Result } from '../platform/result.ts';
import { type CaseStore, type Created, FIRST_NUMBER } from './case-store.ts';
import { isOpen } from './case-transitions.ts';
import type { Case } from './case.ts';
import { queueScore } from './queue-score.ts';

/** Keeps cases in this process: for the sandbox and for tests. */
export function createMemoryCaseStore(): CaseStore {
  const cases = new Map<string, Case>();
  const find = (wanted: (stored: Case) => boolean): Promise<Case | undefined> =>
    Promise.resolve([...cases.values()].findLast(wanted));
  const list = (wanted: (stored: Case) => boolean, order: (stored: Case) => number): Promise<Case[]> =>
    Promise.resolve([...cases.values()].filter(wanted).sort((a, b) => order(a) - order(b)));
  const listWaiting = (): Promise<Case[]> => list(({ state }) => state === 'open', queueScore);

  return {
    create: (draft) => Promise.resolve(create(cases, draft)),
    get: (id) => Promise.resolve(cases.get(id)),
    current: (userId) => find((stored) => stored.user.oid === userId && isOpen(stored)),
    findByNumber: (number) => find((stored) => stored.number === number),
    findByThread: (thread) => find((stored) => stored.thread?.conversationId === thread),
    findByReset: (resetId) => find((stored) => stored.resetId === resetId),
    update: (changed) => Promise.resolve(update(cases, changed)),
    listByUser: (userId) =>
      list(
        ({ user }) => user.oid === userId,
        ({ openedAt }) => -openedAt,
      ),
    listWaiting,
    async countBefore(id) {
      const place = (await listWaiting()).findIndex((stored) => stored.id === id);
      return place < 0 ? undefined : place;
    },
    listClaimed: () =>
      list(
        ({ state }) => state === 'claimed',
        ({ claimedAt = 0 }) => claimedAt,
      ),
    listOpened: (from, to) =>
      list(
        ({ openedAt }) => isWithin(openedAt, from, to),
        ({ openedAt }) => openedAt,
      ),
    listResolved: (from, to) =>
      list(
        ({ resolvedAt }) => isWithin(resolvedAt, from, to),
        ({ resolvedAt = 0 }) => resolvedAt,
      ),
    async listDue(dueBy, limit) {
      const due = await list(
        ({ dueAt = Infinity }) => dueAt <= dueBy,
        ({ dueAt = 0 }) => dueAt,
      );
      return due.slice(0, limit).map(({ id }) => id);
    },
  };
}

function create(cases: Map<string, Case>, draft: Case): Created {
  const open = [...cases.values()].find((other) => other.user.oid === draft.user.oid && isOpen(other));
  if (open !== undefined) return { current: open, isNew: false };
  const current = { ...draft, number: FIRST_NUMBER + cases.size };
  cases.set(current.id, current);
  return { current, isNew: true };
}

function update(cases: Map<string, Case>, changed: Case): Result<Case, 'conflict' | 'user-busy'> {
  if (cases.get(changed.id)?.revision !== changed.revision) return err('conflict');
  const isBusy = [...cases.values()].some(
    (other) => other.id !== changed.id && other.user.oid === changed.user.oid && isOpen(other),
  );
  if (isOpen(changed) && isBusy) return err('user-busy');
  const stored = { ...changed, revision: changed.revision + 1 };
  cases.set(stored.id, stored);
  return ok(stored);
}

function isWithin(at: Instant | undefined, from: Instant, to: Instant): boolean {
  return at !== undefined && from <= at && at < to;
}
