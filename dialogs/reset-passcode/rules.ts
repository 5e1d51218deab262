import type { TurnContext } from 'botbuilder';
import { renderPolicyRefusal } from '../../cards/policy-refusal.ts';
import type { Device } from '../../services/devices/device.ts';
import type { ResettableKind } from '../../services/devices/platforms.ts';
import { caseDevice } from '../../services/helpdesk/case-device.ts';
import { caseNumber } from '../../services/helpdesk/case.ts';
import type { CaseService } from '../../services/helpdesk/case-service.ts';
import type { Logger } from '../../services/platform/logger.ts';
import type { Result } from '../../services/platform/result.ts';
import type { Clearance, PolicyGate } from '../../services/policy/policy-gate.ts';
import type { PolicyRefusal } from '../../services/policy/policy-refusal.ts';
import { sendCard } from '../answer.ts';
import { type AuditServices, auditTurn } from '../audit.ts';
import { Foreseen } from '../foreseen.ts';
import { scopeOf, userOf } from '../turn.ts';

/** What asking the organisation's rules takes. */
export interface RuleServices extends AuditServices {
  readonly gate: Pick<PolicyGate, 'check' | 'stillOpen' | 'deviceRefusal'>;
  /** Without a channel of the helpdesk people ask for approvals themselves. */
  readonly cases?: Pick<CaseService, 'open' | 'hasChannel'> | undefined;
  readonly log: Logger;
}

/** Whether resets are paused, or this turn's person is blocked. */
export const resetsOpen = new Foreseen<Result<void, PolicyRefusal>>();

/** Whether resets are open to this person at all. What is refused is audited, and told. */
export async function areResetsOpen(services: RuleServices, context: TurnContext): Promise<boolean> {
  const open = await resetsOpen.take(context, () => services.gate.stillOpen(userOf(context)));
  if (open.ok) return true;
  await auditTurn(services, context, { kind: 'reset-refused', detail: open.error.reason });
  await tellRefusal(services, context, open.error);
  return false;
}

/**
 * What the rules demand of this person's reset of this device.
 *
 * @returns `undefined` where they do not let it go on: then that is audited, and told.
 */
export async function askRules(
  services: RuleServices,
  context: TurnContext,
  device: Device,
  kind: ResettableKind,
): Promise<Clearance | undefined> {
  const { tenantId, userId } = userOf(context);
  const cleared = await services.gate.check({ tenantId, userId, device, kind });
  if (cleared.ok) return cleared.value;
  const { reason: detail } = cleared.error;
  await auditTurn(services, context, { kind: 'reset-refused', deviceId: device.id, detail });
  await tellRefusal(services, context, cleared.error, device);
  return undefined;
}

/** Says which rule it is, and the way on. Where a person has to approve first, asks one. */
export async function tellRefusal(
  services: RuleServices,
  context: TurnContext,
  refusal: PolicyRefusal,
  device?: Device,
): Promise<void> {
  const isApproval = refusal.reason === 'approval-needed' && device !== undefined;
  const number = isApproval ? await askForApproval(services, context, device) : undefined;
  await sendCard(context, renderPolicyRefusal({ refusal, caseNumber: number }, scopeOf(context).reader));
}

/** @returns what people call the case; `undefined` where nobody at the helpdesk sees it. */
async function askForApproval(
  { cases, log }: RuleServices,
  context: TurnContext,
  device: Device,
): Promise<string | undefined> {
  const { turn, reader, correlationId } = scopeOf(context);
  const { tenantId, conversationId, sender } = turn;
  try {
    const opened = await cases?.open({
      reason: 'approval',
      tenantId,
      user: { oid: sender.oid, name: sender.name },
      conversationId,
      language: reader.language,
      device: caseDevice(device),
      correlationId,
    });
    return opened && (await cases?.hasChannel()) ? caseNumber(opened.number) : undefined;
  } catch (error) {
    log.warn({ correlationId, error }, 'No case could be opened for an approval');
    return undefined;
  }
}
