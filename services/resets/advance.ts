import { move, scheduleNext } from './change.ts';
import { deliver } from './deliver.ts';
import type { ResetDeps } from './reset-deps.ts';
import type { Reset } from './reset.ts';
import { send } from './send.ts';
import { needsWork } from './transitions.ts';
import { watch } from './watch.ts';

/**
 * Takes the steps of a reset that are due: one, and whatever is due at once after it, such as telling the outcome. A crash
 * in between leaves the rest to this job, which comes again, or to the sweep.
 */
export async function advance(deps: ResetDeps, resetId: string): Promise<void> {
  let reset = await deps.store.get(resetId);
  while (reset !== undefined && needsWork(reset) && deps.clock.now() >= reset.dueAt) {
    reset = await takeStep(deps, reset);
  }
  // A step that is not due yet belongs to somebody: to the worker that holds its lease, or to a job for later. It is
  // scheduled all the same: this may be that job, in the hands of an instance whose clock is behind.
  if (reset !== undefined && needsWork(reset)) await scheduleNext(deps, reset);
}

/** @returns The reset after it; `undefined` where the rest is somebody else's. */
function takeStep(deps: ResetDeps, reset: Reset): Promise<Reset | undefined> {
  switch (reset.state) {
    case 'requested':
      return send(deps, reset);
    case 'sending':
      // The lease is over: the worker died around the POST. Only Intune can tell whether it left.
      return move(deps, reset, { kind: 'lost', lookAt: deps.clock.now() });
    case 'unknown':
    case 'pending':
      return watch(deps, reset);
    case 'done':
    case 'failed':
    case 'expired':
    case 'canceled':
      return deliver(deps, reset);
  }
}

/** Schedules what is overdue, such as steps whose job was lost in a crash or never reached the queue. */
export async function sweep(deps: ResetDeps): Promise<void> {
  const now = deps.clock.now();
  const { sweepSlackMs, sweepLimit } = deps.settings;
  const overdue = await deps.store.listDue(now - sweepSlackMs, sweepLimit);
  for (const resetId of overdue) await deps.queue.schedule({ kind: 'reset', resetId }, now);
  if (overdue.length > 0) deps.log.warn({ count: overdue.length }, 'Overdue resets scheduled again');
}
