import { setTimeout as sleep } from 'node:timers/promises';
import { SECOND_MS } from '../platform/clock.ts';
import { IoError } from '../platform/errors.ts';
import { move, take } from './change.ts';
import { auditEnded } from './reset-audit.ts';
import { moment, type ResetDeps } from './reset-deps.ts';
import { tellListeners, tellUndeliverable } from './reset-listener.ts';
import type { Reset } from './reset.ts';
import { nextLook } from './schedule.ts';
import type { ResetEvent } from './transitions.ts';

/** How often noting what became of a message is tried: longer than a restart of the store, within the lease. */
const NOTE_ATTEMPTS = 10;
const NOTE_PAUSE_MS = 2 * SECOND_MS;

/**
 * Sends the final message of an ended reset.
 *
 * The record is the outbox: ended, and neither confirmed nor undeliverable, is a message that still has to go.
 * At least once: the lease keeps two workers from sending it side by side, and a worker that dies
 * between the message and the marker leaves a reset whose message is sent again. Better twice than never.
 *
 * @returns As {@link move}.
 */
export async function deliver(deps: ResetDeps, reset: Reset): Promise<Reset | undefined> {
  const leaseUntil = deps.clock.now() + deps.settings.deliverLeaseMs;
  const leased = await take(deps, reset, { kind: 'deliver', leaseUntil });
  // Where storing took so long that the lease is over, somebody else may already be sending.
  if (leased === undefined || deps.clock.now() >= leaseUntil) return undefined;
  const event = await confirm(deps, leased);
  if (event.kind === 'undeliverable') {
    deps.log.error({ resetId: reset.id, state: reset.state }, 'Outcome of a reset undeliverable');
    await tellUndeliverable(deps, reset);
  }
  return noteDown(deps, leased, event);
}

/**
 * Stores what became of the message, also where the store is away for a moment: a marker that is lost now is
 * a message that is sent twice.
 */
async function noteDown(deps: ResetDeps, reset: Reset, event: ResetEvent): Promise<Reset | undefined> {
  const { wait = sleep } = deps;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await move(deps, reset, event);
    } catch (error) {
      if (attempt >= NOTE_ATTEMPTS || deps.clock.now() >= reset.dueAt) throw error;
      deps.log.warn({ resetId: reset.id, event: event.kind, attempt, error }, 'Delivery not noted down yet');
      await wait(NOTE_PAUSE_MS);
    }
  }
}

async function confirm(deps: ResetDeps, reset: Reset): Promise<ResetEvent> {
  try {
    await settle(deps, reset);
    const delivery = await deps.notifier.confirm(reset);
    return { kind: delivery === 'delivered' ? 'confirmed' : 'undeliverable' };
  } catch (error) {
    const event = judgeFailure(deps, reset, error);
    deps.log.warn({ resetId: reset.id, ...event, error }, 'Outcome of a reset not delivered');
    return event;
  }
}

/**
 * Writes the end down, gives back what an unsent reset took from the limits, and tells whoever listens: all of it may be
 * done again. Before the message, after which nobody looks at the reset any more.
 */
async function settle(deps: ResetDeps, reset: Reset): Promise<void> {
  await auditEnded(deps, reset);
  if (reset.sentAt === undefined) await giveBack(deps, reset);
  await tellListeners(deps, reset);
}

/** What was stopped by "this wasn't me" leaves no approval behind for whoever asked for it. */
function giveBack(
  { gate }: ResetDeps,
  { id: resetId, userId, tenantId, device, state }: Reset,
): Promise<void> {
  const entry = { resetId, userId, tenantId, deviceId: device.id };
  return state === 'canceled' ? gate.giveBackPlace(entry) : gate.giveBack(entry);
}

/** Only the notifier's own word is final. What it throws may pass, a record of a newer version included. */
function judgeFailure(deps: ResetDeps, reset: Reset, error: unknown): ResetEvent {
  const since = reset.endedAt ?? reset.requestedAt;
  const isOver = deps.clock.now() >= since + deps.settings.deliverWithinMs;
  if (isOver) return { kind: 'undeliverable' };
  const retryAfterMs = error instanceof IoError ? error.retryAfterMs : undefined;
  return {
    kind: 'not-delivered',
    retryAt: nextLook(deps.settings.looks, { since, ...moment(deps), retryAfterMs }),
  };
}
