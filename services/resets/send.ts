import type { Device } from '../devices/device.ts';
import { eligibility } from '../devices/eligibility.ts';
import { GraphError } from '../intune/graph-error.ts';
import type { Instant } from '../platform/clock.ts';
import { err, ok, type Result } from '../platform/result.ts';
import type { PolicyRefusal } from '../policy/policy-refusal.ts';
import { move, take } from './change.ts';
import { auditForeignReset, auditSent } from './reset-audit.ts';
import { moment, type ResetDeps } from './reset-deps.ts';
import type { FailureReason, Reset } from './reset.ts';
import { nextLook } from './schedule.ts';
import type { ResetEvent } from './transitions.ts';

/**
 * Sends a requested reset to Intune: checks the device, stores `sending`, then makes the one POST.
 *
 * The owner is checked immediately before: the bot may reset any device of the tenant, so this check
 * is what keeps it from being used against somebody else's.
 *
 * @returns As {@link move}.
 */
export async function send(deps: ResetDeps, reset: Reset): Promise<Reset | undefined> {
  const prepared = await prepare(deps, reset);
  if (!prepared.ok) return move(deps, reset, prepared.error);

  // Stored before the POST: after a crash it tells that one may have left.
  const leaseUntil = deps.clock.now() + deps.settings.sendLeaseMs;
  const sending = await take(deps, reset, { kind: 'send', leaseUntil, precededBy: prepared.value });
  if (sending === undefined) return undefined;
  const unwritten = await writeDown(deps, sending);
  // Where storing took so long that the lease is over, somebody else may already be recovering.
  if (deps.clock.now() >= leaseUntil) return undefined;
  return move(deps, sending, unwritten ?? (await post(deps, sending)));
}

/** Writes down that the POST is about to leave. @returns what happens instead where that is not certain. */
async function writeDown(deps: ResetDeps, reset: Reset): Promise<ResetEvent | undefined> {
  try {
    await auditSent(deps, reset);
    return undefined;
  } catch (error) {
    deps.log.warn({ resetId: reset.id, error }, 'Reset not sent: it cannot be audited');
    return retry(deps, reset, error, 'not-sent');
  }
}

/**
 * Looks at the device once more, then at what stops all resets or this person's.
 *
 * @returns When the newest reset that Intune knows of started, if there is one; else what keeps ours from being
 * sent now.
 */
async function prepare(deps: ResetDeps, reset: Reset): Promise<Result<Instant | undefined, ResetEvent>> {
  // After an outage, say: the person may not have the device in hand any more.
  if (isTooLate(deps, reset, deps.clock.now())) return err({ kind: 'failed', reason: 'unavailable' });
  const { id } = reset.device;
  try {
    const [precededBy, device] = await Promise.all([
      deps.outcome.lastStart(id),
      deps.devices.findOwned(reset.userId, id),
    ]);
    const reason = obstacleOf(device);
    if (reason === 'not-your-device') await auditForeignReset(deps, reset, reset.id);
    if (reason !== undefined) return err({ kind: 'failed', reason });
    const open = await deps.gate.stillOpen(reset);
    return open.ok ? ok(precededBy) : err(stopBy(open.error));
  } catch (error) {
    deps.log.warn({ resetId: reset.id, error }, 'Device not checked before sending');
    const reason = refusalOf(error);
    return err(reason ? { kind: 'failed', reason } : retry(deps, reset, error, 'postponed'));
  }
}

/** What has changed since the person confirmed: the owner, or that a wipe was issued, say. */
function obstacleOf(device: Device | undefined): FailureReason | undefined {
  if (device === undefined) return 'not-your-device';
  return eligibility(device).eligible ? undefined : 'rejected';
}

/** After "this wasn't me" the reset is withdrawn; a pause is nobody's wish about this one. */
function stopBy({ reason }: PolicyRefusal): ResetEvent {
  return reason === 'blocked' ? { kind: 'canceled' } : { kind: 'failed', reason: 'paused' };
}

async function post(deps: ResetDeps, reset: Reset): Promise<ResetEvent> {
  try {
    await deps.command.send(reset.device.id);
    const lookAt = nextLook(deps.settings.looks, { since: deps.clock.now(), ...moment(deps) });
    return { kind: 'accepted', lookAt };
  } catch (error) {
    deps.log.warn({ resetId: reset.id, error }, 'Reset not accepted by Intune');
    return judgePost(deps, reset, error);
  }
}

function judgePost(deps: ResetDeps, reset: Reset, error: unknown): ResetEvent {
  const reason = refusalOf(error);
  if (reason !== undefined) return { kind: 'failed', reason };
  if (isCertainlyNotSent(error)) return retry(deps, reset, error, 'not-sent');
  // Whatever else happened: Intune may have acted.
  const lookAt = nextLook(deps.settings.looks, { since: deps.clock.now(), ...moment(deps) });
  return { kind: 'lost', lookAt };
}

/** Graph answers 429 without acting. */
function isCertainlyNotSent(error: unknown): boolean {
  return error instanceof GraphError && (error.code === 'graph.throttled' || error.code === 'graph.not-sent');
}

/** Tries again later, as long as the person may still be waiting for it. */
function retry(deps: ResetDeps, reset: Reset, error: unknown, kind: 'not-sent' | 'postponed'): ResetEvent {
  const retryAfterMs = error instanceof GraphError ? error.retryAfterMs : undefined;
  const retryAt = nextLook(deps.settings.looks, { since: turnOf(reset), ...moment(deps), retryAfterMs });
  return isTooLate(deps, reset, retryAt) ? { kind: 'failed', reason: 'unavailable' } : { kind, retryAt };
}

function isTooLate({ settings }: ResetDeps, reset: Reset, at: Instant): boolean {
  return at > turnOf(reset) + settings.sendWithinMs;
}

/** Who stood in line was told how long: it counts from when the turn came. */
function turnOf({ turnAt, requestedAt }: Reset): Instant {
  return turnAt ?? requestedAt;
}

/** Graph's final refusals in our words; `undefined` for everything that is not one. */
function refusalOf(error: unknown): FailureReason | undefined {
  if (!(error instanceof GraphError)) return undefined;
  switch (error.code) {
    case 'graph.unauthorized':
    case 'graph.forbidden':
      return 'not-permitted';
    case 'graph.not-found':
      return 'device-gone';
    case 'graph.rejected':
      return 'rejected';
    case 'graph.throttled':
    case 'graph.unavailable':
    case 'graph.not-sent':
    case 'graph.outcome-unknown':
    case 'graph.unexpected-response':
      return undefined;
  }
}
