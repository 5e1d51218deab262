import type { Instant } from '../platform/clock.ts';
import type { ResetDeps } from './reset-deps.ts';
import type { DueReset } from './reset-store.ts';

/** So many are handed to the queue side by side; turns find room between. */
const AT_ONCE = 50;

/**
 * Hands resets to the queue shortly before they are due.
 *
 * The store knows when each is due, so that the queue needs to hold those only that are due next: what it costs follows
 * their number, and not that of all that are open. Whatever is due within that time is asked for when it is stored
 * (`scheduleNext`); this brings the others, each once. Each instance feeds all, for which one job comes of it. What is
 * missed all the same, such as by an instance that stood still, is overdue and left to the sweep.
 */
export function createFeeder(deps: ResetDeps): () => Promise<void> {
  /** Up to then everything was handed over. At first: what the sweep does not look at yet. */
  let fedUntil = deps.clock.now() - deps.settings.sweepSlackMs;
  return async () => {
    const until = deps.clock.now() + deps.settings.feedAheadMs;
    const soon = await deps.store.listDueWithin(fedUntil, until);
    for (let from = 0; from < soon.length; from += AT_ONCE) {
      await Promise.all(soon.slice(from, from + AT_ONCE).map((due) => hand(deps, due)));
    }
    fedUntil = until;
  };
}

/** Whether a step is so near that the queue has to know of it now. */
export function isSoon({ clock, settings }: ResetDeps, at: Instant): boolean {
  return at <= clock.now() + settings.feedAheadMs;
}

function hand({ queue }: ResetDeps, { id: resetId, dueAt }: DueReset): Promise<void> {
  return queue.schedule({ kind: 'reset', resetId }, dueAt);
}
