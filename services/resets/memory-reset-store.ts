import type { Instant } from '../platform/clock.ts';
import { err, ok, type Result } from '../platform/result.ts';
import type { ResetStore } from './reset-store.ts';
import type { Reset } from './reset.ts';
import { isEnded, needsWork } from './transitions.ts';

/** Keeps resets in this process: for the sandbox and for tests. */
export function createMemoryResetStore(): ResetStore {
  const resets = new Map<string, Reset>();
  const newestFirst = (wanted: (reset: Reset) => boolean): Promise<Reset[]> =>
    Promise.resolve([...resets.values()].filter(wanted).sort((a, b) => b.requestedAt - a.requestedAt));

  return {
    create: (reset) => Promise.resolve(create(resets, reset)),
    get: (id) => Promise.resolve(resets.get(id)),
    update: (changed) => Promise.resolve(update(resets, changed)),
    listByUser: (userId) => newestFirst((reset) => reset.userId === userId),
    listByDevice: (deviceId) => newestFirst((reset) => reset.device.id === deviceId),
    listDue: (dueBy, limit) => Promise.resolve(listDue(resets, dueBy, limit)),
    listDueWithin: (after, dueBy) =>
      Promise.resolve(
        due(resets, dueBy)
          .filter(({ dueAt }) => dueAt > after)
          .map(({ id, dueAt }) => ({ id, dueAt })),
      ),
    countOpen: () => Promise.resolve([...resets.values()].filter(needsWork).length),
  };
}

function create(resets: Map<string, Reset>, reset: Reset): Result<Reset, 'device-busy' | 'already-created'> {
  if (resets.has(reset.id)) return err('already-created');
  const isBusy = [...resets.values()].some((other) => other.device.id === reset.device.id && !isEnded(other));
  if (isBusy) return err('device-busy');
  resets.set(reset.id, reset);
  return ok(reset);
}

function update(resets: Map<string, Reset>, changed: Reset): Result<Reset, 'conflict'> {
  if (resets.get(changed.id)?.revision !== changed.revision) return err('conflict');
  const stored = { ...changed, revision: changed.revision + 1 };
  resets.set(stored.id, stored);
  return ok(stored);
}

function listDue(resets: Map<string, Reset>, dueBy: Instant, limit: number): string[] {
  return due(resets, dueBy)
    .slice(0, limit)
    .map((reset) => reset.id);
}

function due(resets: Map<string, Reset>, dueBy: Instant): Reset[] {
  return [...resets.values()]
    .filter((reset) => needsWork(reset) && reset.dueAt <= dueBy)
    .sort((a, b) => a.dueAt - b.dueAt);
}
