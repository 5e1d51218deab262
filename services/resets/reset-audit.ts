import type { AuditKind } from '../audit/audit-event.ts';
import { type ChatUser, userEvent } from '../audit/user-event.ts';
import type { ResetDeps } from './reset-deps.ts';
import type { RequestRefusal, ResetRequest, RevealRefusal } from './reset-service.ts';
import type { Reset } from './reset.ts';

/** What resets need to write down. */
type AuditDeps = Pick<ResetDeps, 'audit' | 'clock'>;

/** Who acts where nobody presses anything. */
const PRODUCT = { kind: 'system', id: 'passcode-desk' } as const;

/** Writes down that a person confirmed: before the reset is stored, under its id. */
export function auditConfirmed({ audit, clock }: AuditDeps, request: ResetRequest): Promise<void> {
  const { id: resetId, deviceId } = request;
  const facts = { id: `${resetId}:confirmed`, kind: 'reset-confirmed', resetId, deviceId } as const;
  return audit.record(userEvent(request, clock.now(), facts));
}

/** Writes down why a reset was not started. A device or reset that is not theirs is more than a refusal. */
export function auditRefused(
  { audit, clock }: AuditDeps,
  request: ResetRequest,
  refusal: RequestRefusal,
): Promise<void> {
  const { id: resetId, deviceId } = request;
  const facts =
    refusal.reason === 'no-such-device'
      ? ({ kind: 'foreign-id', deviceId, resetId, detail: 'request' } as const)
      : ({ kind: 'reset-refused', deviceId, resetId, detail: ruleOf(refusal) } as const);
  return audit.record(userEvent(request, clock.now(), facts));
}

/** Writes down that a POST is about to leave. Another attempt is another event. */
export function auditSent(deps: AuditDeps, reset: Reset): Promise<void> {
  return auditStep(deps, reset, 'reset-sent', { id: `${reset.id}:sent:${reset.sentAt ?? 0}` });
}

/** Writes down how a reset ended, once. */
export function auditEnded(deps: AuditDeps, reset: Reset): Promise<void> {
  const detail = reset.failure === undefined ? reset.state : `${reset.state}:${reset.failure}`;
  return auditStep(deps, reset, 'reset-ended', { id: `${reset.id}:ended`, detail, at: reset.endedAt });
}

/** Writes down that somebody named a reset that is not theirs, or that there is none of that id: both alike. */
export function auditForeignReset(
  { audit, clock }: AuditDeps,
  user: ChatUser,
  resetId: string,
): Promise<void> {
  return audit.record(userEvent(user, clock.now(), { kind: 'foreign-id', resetId }));
}

/** Writes down that a passcode is about to leave, for the so-manyeth time. */
export function auditRevealed(
  { audit, clock }: AuditDeps,
  user: ChatUser,
  reset: Reset,
  times: number,
): Promise<void> {
  const id = `${reset.id}:revealed:${times}`;
  const facts = { id, kind: 'passcode-revealed', resetId: reset.id, deviceId: reset.device.id } as const;
  return audit.record(userEvent(user, clock.now(), facts));
}

/** Writes down why a passcode was not shown. */
export function auditRevealRefused(
  { audit, clock }: AuditDeps,
  user: ChatUser,
  reset: Reset,
  refusal: RevealRefusal,
): Promise<void> {
  const facts = {
    kind: 'reveal-refused',
    resetId: reset.id,
    deviceId: reset.device.id,
    detail: refusal,
  } as const;
  return audit.record(userEvent(user, clock.now(), facts));
}

function auditStep(
  { audit, clock }: AuditDeps,
  reset: Reset,
  kind: AuditKind,
  facts: { readonly id: string; readonly detail?: string; readonly at?: number | undefined },
): Promise<void> {
  const { id: resetId, tenantId, userId: subject, correlationId } = reset;
  const { id, detail, at = clock.now() } = facts;
  const deviceId = reset.device.id;
  return audit.record({
    ...{ id, at, kind, tenantId, actor: PRODUCT, subject },
    ...{ deviceId, resetId, correlationId, detail },
  });
}

/** The rule that spoke, as a code. */
function ruleOf(refusal: RequestRefusal): string {
  if (refusal.reason === 'policy') return refusal.refusal.reason;
  return refusal.reason === 'not-resettable' ? refusal.why : refusal.reason;
}
