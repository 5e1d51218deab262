import { move, scheduleNext } from './change.ts';
import type { ResetDeps } from './reset-deps.ts';
import type { Withdrawal } from './reset-service.ts';
import type { Reset } from './reset.ts';
import { isEnded } from './transitions.ts';

/** Cancels the user's resets of which nothing has been sent. Compare-and-set keeps it apart from the worker that sends. */
export async function cancelUnsent(deps: ResetDeps, userId: string): Promise<Withdrawal> {
  const resets = await deps.store.listByUser(userId);
  const open = resets.filter((reset) => !isEnded(reset));
  const left = await Promise.all(open.map((reset) => withdraw(deps, reset)));
  const known = left.filter((reset) => reset !== undefined);
  return {
    canceled: known.filter(({ state }) => state === 'canceled'),
    tooLate: known.filter((reset) => !isEnded(reset)),
  };
}

/** @returns The reset as it stands afterwards. */
async function withdraw(deps: ResetDeps, reset: Reset): Promise<Reset | undefined> {
  let current: Reset | undefined = reset;
  while (current?.state === 'requested') {
    const canceled = await move(deps, current, { kind: 'canceled' });
    if (canceled !== undefined) await scheduleNext(deps, canceled);
    current = canceled ?? (await deps.store.get(reset.id));
  }
  return current;
}
