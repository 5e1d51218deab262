import type { Device } from '../devices/device.ts';
import { eligibility } from '../devices/eligibility.ts';
import type { ResettableKind } from '../devices/platforms.ts';
import { SIGN_IN_WINDOW_MS } from '../identity/challenge.ts';
import { isProofRecent } from '../identity/freshness.ts';
import type { Instant } from '../platform/clock.ts';
import { IoError } from '../platform/errors.ts';
import { err, ok, type Result } from '../platform/result.ts';
import { scheduleNext } from './change.ts';
import { auditConfirmed, auditRefused } from './reset-audit.ts';
import type { ResetDeps } from './reset-deps.ts';
import { tellListeners } from './reset-listener.ts';
import { type RequestRefusal, type ResetRequest, resetPurpose, StartUnknownError } from './reset-service.ts';
import type { Reset } from './reset.ts';

/**
 * Checks everything again, stores the reset and schedules its first step. What is refused is audited.
 *
 * @throws StartUnknownError where nobody knows whether it is stored; after any other error it is not.
 */
export async function requestReset(
  deps: ResetDeps,
  request: ResetRequest,
): Promise<Result<Reset, RequestRefusal>> {
  const requested = await judge(deps, request);
  if (!requested.ok) await auditRefused(deps, request, requested.error);
  return requested;
}

async function judge(deps: ResetDeps, request: ResetRequest): Promise<Result<Reset, RequestRefusal>> {
  const earlier = await deps.store.get(request.id);
  if (earlier !== undefined) return answerAgain(earlier, request);

  const now = deps.clock.now();
  if (!isProven(request, now)) return err({ reason: 'proof-not-valid' });
  const device = await deps.devices.findOwned(request.userId, request.deviceId);
  if (device === undefined) return err({ reason: 'no-such-device' });
  const verdict = eligibility(device);
  if (!verdict.eligible) return err({ reason: 'not-resettable', why: verdict.reason });
  return enter(deps, request, draftReset(request, device, verdict.kind, now), device);
}

/** Takes one from the limits, and gives it back where no reset comes of it. */
async function enter(
  deps: ResetDeps,
  request: ResetRequest,
  draft: Reset,
  device: Device,
): Promise<Result<Reset, RequestRefusal>> {
  const { id: resetId, tenantId, userId } = draft;
  const entered = await deps.gate.enter({ resetId, tenantId, userId, device, kind: draft.device.kind });
  if (!entered.ok) return err({ reason: 'policy', refusal: entered.error });
  const { requiredContext } = entered.value;
  const isContextProven = requiredContext === undefined || requiredContext === request.proof.context;
  const giveBack = async (): Promise<void> => {
    // Confirmed twice at once: the other call's reset keeps the place.
    if ((await deps.store.get(resetId)) !== undefined) return;
    await deps.gate.giveBackPlace({ resetId, tenantId, userId, deviceId: device.id });
  };
  try {
    const started = isContextProven ? await start(deps, request, draft) : contextMissing();
    if (!started.ok) await giveBack();
    return started;
  } catch (error) {
    // Where nobody knows whether it is stored, it keeps its place: better one too few than one too many.
    if (!(error instanceof StartUnknownError)) await giveBack();
    throw error;
  }
}

function contextMissing(): Result<never, RequestRefusal> {
  return err({ reason: 'context-not-proven' });
}

async function start(
  deps: ResetDeps,
  request: ResetRequest,
  draft: Reset,
): Promise<Result<Reset, RequestRefusal>> {
  const waitMs = await deps.line.join();
  if (waitMs === undefined) return err({ reason: 'line-full' });
  await auditConfirmed(deps, request);
  if (request.isStillWanted?.() === false) throw new IoError('resets.not-wanted', { retryable: true });
  const created = await create(deps, placed(draft, waitMs));
  if (created.ok) {
    await scheduleNext(deps, created.value);
    await tellListeners(deps, created.value);
    return created;
  }
  // Confirmed twice at once: the other call was first.
  const winner = created.error === 'already-created' ? await deps.store.get(request.id) : undefined;
  return winner === undefined ? err({ reason: 'device-busy' }) : answerAgain(winner, request);
}

/** With its place in the line, where it has to stand in one. */
function placed(draft: Reset, waitMs: number): Reset {
  if (waitMs === 0) return draft;
  const turnAt = draft.requestedAt + waitMs;
  return { ...draft, turnAt, dueAt: turnAt };
}

/** A store that breaks while it creates may have created all the same: it is asked before anybody is told. */
async function create(
  deps: ResetDeps,
  draft: Reset,
): Promise<Result<Reset, 'device-busy' | 'already-created'>> {
  try {
    return await deps.store.create(draft);
  } catch (error) {
    deps.log.warn({ resetId: draft.id, error }, 'Reset perhaps not stored, looking again');
    const stored = await lookAgain(deps, draft.id);
    if (stored === undefined) throw error;
    return ok(stored);
  }
}

async function lookAgain(deps: ResetDeps, resetId: string): Promise<Reset | undefined> {
  try {
    return await deps.store.get(resetId);
  } catch (cause) {
    throw new StartUnknownError(cause);
  }
}

/** The same confirmation again is the same reset; somebody else's looks like a device that is not theirs. */
function answerAgain(earlier: Reset, request: ResetRequest): Result<Reset, RequestRefusal> {
  const isSameDevice = earlier.device.id.toLowerCase() === request.deviceId.toLowerCase();
  const isSame = earlier.userId === request.userId && isSameDevice;
  return isSame ? ok(earlier) : err({ reason: 'no-such-device' });
}

function isProven({ proof, userId, deviceId }: ResetRequest, now: Instant): boolean {
  const isFitting = proof.userId === userId && proof.purpose === resetPurpose(deviceId);
  return isFitting && isProofRecent(proof.authenticatedAt, now, SIGN_IN_WINDOW_MS);
}

function draftReset(request: ResetRequest, device: Device, kind: ResettableKind, now: Instant): Reset {
  return {
    id: request.id,
    revision: 0,
    state: 'requested',
    tenantId: request.tenantId,
    userId: request.userId,
    conversationId: request.conversationId,
    locale: request.locale,
    ...(request.correlationId === undefined ? {} : { correlationId: request.correlationId }),
    device: { id: device.id, name: device.name, kind },
    provenAt: request.proof.authenticatedAt,
    requestedAt: now,
    checks: 0,
    dueAt: now,
  };
}
