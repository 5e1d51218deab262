import { advance, sweep } from './advance.ts';
import { note, showProgress } from './change.ts';
import { requestReset } from './request.ts';
import { createFeeder } from './feed.ts';
import type { ResetDeps } from './reset-deps.ts';
import type { ResetService } from './reset-service.ts';
import type { ResetState } from './reset.ts';
import { findNamed, findOwned } from './find.ts';
import { renewProof, reveal } from './reveal.ts';
import { cancelUnsent } from './withdraw.ts';

/** Puts the reset service together. */
export function createResetService(deps: ResetDeps): ResetService {
  return {
    request: (request) => requestReset(deps, request),
    attachProgress: (resetId, activityId) => attachProgress(deps, resetId, activityId),
    advance: (resetId) => advance(deps, resetId),
    feed: createFeeder(deps),
    sweep: () => sweep(deps),
    listOwned: (userId) => deps.store.listByUser(userId),
    findOwned: (userId, resetId) => findOwned(deps, userId, resetId),
    findNamed: (user, resetId) => findNamed(deps, user, resetId),
    cancelUnsent: (userId) => cancelUnsent(deps, userId),
    renewProof: (user, resetId, proof) => renewProof(deps, user, resetId, proof),
    reveal: (user, resetId) => reveal(deps, user, resetId),
  };
}

/**
 * The card was drawn for `requested`: where the reset has moved on since, the card follows at once. A worker may move it
 * on and redraw the card meanwhile, so the card is looked after until it shows what is true.
 */
async function attachProgress(deps: ResetDeps, resetId: string, activityId: string): Promise<void> {
  let reset = await note(deps, resetId, (current) => ({ ...current, progressActivityId: activityId }));
  let shown: ResetState = 'requested';
  while (reset !== undefined && reset.state !== shown) {
    await showProgress(deps, reset);
    shown = reset.state;
    reset = await deps.store.get(resetId);
  }
}
