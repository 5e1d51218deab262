import type { ChatUser } from '../audit/user-event.ts';
import { auditForeignReset } from './reset-audit.ts';
import type { ResetDeps } from './reset-deps.ts';
import type { Reset } from './reset.ts';

/** One of the user's resets; `undefined` where it does not exist or is somebody else's. */
export async function findOwned(
  deps: ResetDeps,
  userId: string,
  resetId: string,
): Promise<Reset | undefined> {
  const reset = await deps.store.get(resetId);
  return reset?.userId === userId ? reset : undefined;
}

/** The same for an id from outside. Somebody else's and none at all are audited alike, so that both take as long. */
export async function findNamed(
  deps: ResetDeps,
  user: ChatUser,
  resetId: string,
): Promise<Reset | undefined> {
  const reset = await findOwned(deps, user.userId, resetId);
  if (reset === undefined) await auditForeignReset(deps, user, resetId);
  return reset;
}
