import { IoError } from '../platform/errors.ts';
import { move, take } from './change.ts';
import { moment, type ResetDeps } from './reset-deps.ts';
import type { Reset } from './reset.ts';
import { nextLook } from './schedule.ts';
import type { ResetEvent } from './transitions.ts';

/**
 * Sends the final message of an ended reset.
 *
 * At least once: the lease keeps two workers from sending it side by side, and a worker that dies
 * between the message and the marker leaves a reset whose message is sent again. Better twice than never.
 */
export async function deliver(deps: ResetDeps, reset: Reset): Promise<void> {
  const leaseUntil = deps.clock.now() + deps.settings.deliverLeaseMs;
  const leased = await take(deps, reset, { kind: 'deliver', leaseUntil });
  if (leased === undefined) return;
  const event = await confirm(deps, leased);
  if (event.kind === 'undeliverable')
    deps.log.error({ resetId: reset.id }, 'Outcome of a reset undeliverable');
  await move(deps, leased, event);
}

async function confirm(deps: ResetDeps, reset: Reset): Promise<ResetEvent> {
  try {
    const delivery = await deps.notifier.confirm(reset);
    return { kind: delivery === 'delivered' ? 'confirmed' : 'undeliverable' };
  } catch (error) {
    deps.log.warn({ resetId: reset.id, error }, 'Outcome of a reset not delivered');
    return judgeFailure(deps, reset, error);
  }
}

function judgeFailure(deps: ResetDeps, reset: Reset, error: unknown): ResetEvent {
  const since = reset.endedAt ?? reset.requestedAt;
  const isOver = deps.clock.now() >= since + deps.settings.deliverWithinMs;
  const isFinal = error instanceof IoError && !error.retryable;
  if (isOver || isFinal) return { kind: 'undeliverable' };
  const retryAfterMs = error instanceof IoError ? error.retryAfterMs : undefined;
  return {
    kind: 'not-delivered',
    retryAt: nextLook(deps.settings.looks, { since, ...moment(deps), retryAfterMs }),
  };
}
