import { move, scheduleNext } from './change.ts';
import { deliver } from './deliver.ts';
import type { ResetDeps } from './reset-deps.ts';
import { send } from './send.ts';
import { needsWork } from './transitions.ts';
import { watch } from './watch.ts';

/**
 * Takes the one step of a reset that is due, if one is.
 *
 * A step that is not due yet belongs to somebody: to the worker that holds its lease, or to a job for later. It is
 * scheduled all the same: this may be that job, in the hands of an instance whose clock is behind.
 */
export async function advance(deps: ResetDeps, resetId: string): Promise<void> {
  const reset = await deps.store.get(resetId);
  const now = deps.clock.now();
  if (reset === undefined || !needsWork(reset)) return;
  if (now < reset.dueAt) return scheduleNext(deps, reset);
  switch (reset.state) {
    case 'requested':
      return send(deps, reset);
    case 'sending':
      // The lease is over: the worker died around the POST. Only Intune can tell whether it left.
      await move(deps, reset, { kind: 'lost', lookAt: now });
      return;
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
