import { isSoon } from './feed.ts';
import type { ResetDeps } from './reset-deps.ts';
import { tellListeners } from './reset-listener.ts';
import type { Reset } from './reset.ts';
import { type ResetEvent, transition } from './transitions.ts';

/**
 * Stores what an event makes of a reset, if it still stands where it was read.
 *
 * Notes (the progress card, a newer proof) may be stored in between without taking the step away.
 *
 * @returns `undefined` where somebody else took the step: then there is nothing left to do for the caller.
 */
export async function take(deps: ResetDeps, reset: Reset, event: ResetEvent): Promise<Reset | undefined> {
  let current: Reset | undefined = reset;
  while (current !== undefined && isSameStep(current, reset)) {
    const next = transition(current, event, deps.clock.now());
    if (!next.ok) return undefined;
    const stored = await deps.store.update(next.value);
    if (stored.ok) return stored.value;
    current = await deps.store.get(reset.id);
  }
  return undefined;
}

/**
 * Takes a step and shows the person where the reset stands. The next step is left to the caller.
 *
 * @returns As {@link take}.
 */
export async function move(deps: ResetDeps, reset: Reset, event: ResetEvent): Promise<Reset | undefined> {
  const moved = await take(deps, reset, event);
  if (moved === undefined) return undefined;
  if (moved.state !== reset.state) await announce(deps, reset, moved);
  return moved;
}

/**
 * Asks for the next step, unless it is left to the feeder. Where that fails, the record is what counts: the sweep finds
 * it when it is overdue.
 */
export async function scheduleNext(deps: ResetDeps, reset: Reset): Promise<void> {
  if (!isSoon(deps, reset.dueAt)) return;
  try {
    await deps.queue.schedule({ kind: 'reset', resetId: reset.id }, reset.dueAt);
  } catch (error) {
    deps.log.warn({ resetId: reset.id, error }, 'Next step of a reset not scheduled, left to the sweep');
  }
}

/** Brings the progress card up to date. Best effort: the reset goes on whatever becomes of its card. */
export async function showProgress(deps: ResetDeps, reset: Reset): Promise<void> {
  if (reset.progressActivityId === undefined) return;
  try {
    await deps.notifier.showProgress(reset);
  } catch (error) {
    deps.log.warn({ resetId: reset.id, error }, 'Progress of a reset not shown');
  }
}

/**
 * Stores something about a reset that is no step of it.
 *
 * @returns The stored reset; `undefined` where there is none.
 */
export async function note(
  deps: ResetDeps,
  resetId: string,
  change: (reset: Reset) => Reset,
): Promise<Reset | undefined> {
  let current = await deps.store.get(resetId);
  while (current !== undefined) {
    const stored = await deps.store.update(change(current));
    if (stored.ok) return stored.value;
    current = await deps.store.get(resetId);
  }
  return undefined;
}

/** Every step changes the state or the time of the next one; a note changes neither. */
function isSameStep(a: Reset, b: Reset): boolean {
  return a.state === b.state && a.dueAt === b.dueAt && a.confirmedAt === b.confirmedAt;
}

async function announce(deps: ResetDeps, from: Reset, to: Reset): Promise<void> {
  const facts = { resetId: to.id, from: from.state, to: to.state, failure: to.failure };
  deps.log.info(facts, 'Reset moved on');
  await tellListeners(deps, to, from.state);
  if (to.state === 'pending' || to.state === 'unknown') await showProgress(deps, to);
}
