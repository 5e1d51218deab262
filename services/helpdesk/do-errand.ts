import type { AuditEvent } from '../audit/audit-event.ts';
import { IoError } from '../platform/errors.ts';
import type { Delivery } from '../resets/reset-notifier.ts';
import { nextLook } from '../resets/schedule.ts';
import type { ErrandOutcome } from './case-deliveries.ts';
import type { CaseDeps } from './case-deps.ts';
import type { CaseAuditFacts, CaseErrand } from './case-errand.ts';
import type { PostedCase } from './case-ports.ts';
import { laneOf } from './case-outbox.ts';
import { isMoot } from './moot-errands.ts';
import type { Case } from './case.ts';

/** Does an errand, whatever it is, and says what became of it. */
export async function doErrand(deps: CaseDeps, about: Case, errand: CaseErrand): Promise<ErrandOutcome> {
  if (isMoot(about, errand)) return { kind: 'done' };
  try {
    return await attempt(deps, about, errand);
  } catch (error) {
    const outcome = judgeFailure(deps, errand, error);
    const facts = { caseId: about.id, errand: errand.kind, outcome: outcome.kind, error };
    deps.log.warn(facts, 'Errand of a case not done');
    return outcome;
  }
}

async function attempt(deps: CaseDeps, about: Case, errand: CaseErrand): Promise<ErrandOutcome> {
  const { desk, chat } = deps;
  switch (errand.kind) {
    case 'post':
      return inChannel(deps, await desk.post(about));
    case 'show':
      return atDesk(await desk.show(about));
    case 'remind':
      return atDesk(await desk.remind(about, errand.how));
    case 'pass': {
      const { message } = errand;
      if (message.to === 'helpdesk') return atDesk(await desk.pass(about, message));
      return inChat(await chat.pass(about, message));
    }
    case 'tell':
      return inChat(await chat.tell(about, errand.news));
    case 'grant':
      return grant(deps, about, errand);
    case 'announce':
      return announce(deps, about, errand);
    case 'mail-contact':
      await deps.mail?.sendContact(about);
      return { kind: 'done' };
    case 'audit':
      await deps.audit.record(auditEvent(about, errand, errand.facts));
      return { kind: 'done' };
  }
}

/** Without a channel, whoever works in another system can still resolve it there. */
function inChannel({ announcer }: CaseDeps, posted: PostedCase): ErrandOutcome {
  if (posted === 'refused') return { kind: 'no-channel' };
  if (posted !== 'no-channel') return { kind: 'posted', thread: posted };
  return { kind: announcer === undefined ? 'no-helpdesk' : 'no-channel' };
}

function atDesk(delivery: Delivery): ErrandOutcome {
  return { kind: delivery === 'delivered' ? 'done' : 'thread-gone' };
}

function inChat(delivery: Delivery): ErrandOutcome {
  return { kind: delivery === 'delivered' ? 'done' : 'user-away' };
}

/** Written down first: what opens a door is on record before it is open. */
async function grant(
  { audit, approvals }: CaseDeps,
  about: Case,
  errand: CaseErrand & { readonly kind: 'grant' },
): Promise<ErrandOutcome> {
  const { deviceId, by, goodUntil } = errand;
  const facts = { kind: 'approval-granted', actor: { kind: 'helper', id: by } } as const;
  await audit.record({ ...auditEvent(about, errand, facts), deviceId });
  await approvals.grant({ userId: about.user.oid, deviceId, by, goodUntil });
  return { kind: 'done' };
}

async function announce(
  { announcer }: CaseDeps,
  about: Case,
  errand: CaseErrand & { readonly kind: 'announce' },
): Promise<ErrandOutcome> {
  const { event, message, sequence, at } = errand;
  const said = message === undefined ? {} : { message };
  await announcer?.announce({ id: `${about.id}:${sequence}`, event, at, sequence, about, ...said });
  return { kind: 'done' };
}

/** Under an id of its own, so that it is one however often the errand is done. */
function auditEvent(about: Case, { sequence, at }: CaseErrand, facts: CaseAuditFacts): AuditEvent {
  const { id: caseId, tenantId, user, device, resetId } = about;
  const deviceId = device === undefined ? {} : { deviceId: device.id };
  const reset = resetId === undefined ? {} : { resetId };
  return {
    id: `case:${caseId}:${sequence}`,
    at,
    tenantId,
    subject: user.oid,
    caseId,
    ...deviceId,
    ...reset,
    ...facts,
  };
}

/** Only the other side's own word is final at once. What it throws may pass, for a while. */
function judgeFailure(deps: CaseDeps, errand: CaseErrand, error: unknown): ErrandOutcome {
  const { looks, deliverWithinMs } = deps.errands;
  const now = deps.clock.now();
  const retryAfterMs = error instanceof IoError ? error.retryAfterMs : undefined;
  if (now >= errand.at + deliverWithinMs) {
    if (errand.kind === 'post') return { kind: 'no-channel' };
    if (errand.kind !== 'grant' && laneOf(errand) === 'user') return { kind: 'user-away' };
    if (laneOf(errand) === 'helpdesk') return { kind: 'thread-gone' };
  }
  const chance = (deps.random ?? Math.random)();
  return { kind: 'postponed', retryAt: nextLook(looks, { since: errand.at, now, chance, retryAfterMs }) };
}
