import type { TurnContext } from 'botbuilder';
import { isHelperCaseAction } from '../../../cards/case-actions.ts';
import { answerWithText } from '../../../dialogs/answer.ts';
import { scopeOf, type Turn } from '../../../dialogs/turn.ts';
import type { AuditEvent } from '../../../services/audit/audit-event.ts';
import type { AuditLog } from '../../../services/audit/audit-log.ts';
import type { Clock } from '../../../services/platform/clock.ts';
import { newId } from '../../../services/platform/id.ts';
import type { Logger } from '../../../services/platform/logger.ts';

/** Why a press on a case's card is not followed. */
export type PressRefusal = 'elsewhere' | 'no-member';

/** What writing it down needs. */
export interface RefusalBook {
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly log: Logger;
}

/** An activity that may be a press from elsewhere. */
export interface ForeignPress {
  readonly context: TurnContext;
  readonly turn: Turn;
  readonly correlationId: string;
  readonly services: RefusalBook;
}

/** Writes down that somebody pressed a button of a case who may not, or from elsewhere. */
export async function writeDownRefusal(
  { audit, clock, log }: RefusalBook,
  turn: Turn,
  facts: { readonly caseId: string; readonly why: PressRefusal; readonly correlationId: string },
): Promise<void> {
  const { caseId, why, correlationId } = facts;
  log.warn({ userId: turn.sender.oid, correlationId, why }, 'Press on the card of a case refused');
  const event: AuditEvent = {
    id: turn.activityId === undefined ? newId() : `${turn.activityId}:case-action-refused`,
    at: clock.now(),
    kind: 'case-action-refused',
    tenantId: turn.tenantId,
    actor: { kind: 'user', id: turn.sender.oid },
    caseId,
    correlationId,
    detail: why,
  };
  await audit.record(event);
}

/**
 * A case's button pressed anywhere but in the helpdesk's channel, such as on a forwarded card or by a made-up activity:
 * nothing is done, and it is written down. @returns whether it was one.
 */
export async function refuseForeignPress({
  context,
  turn,
  correlationId,
  services,
}: ForeignPress): Promise<boolean> {
  const { event } = turn;
  if (event.kind !== 'card-action' || !isHelperCaseAction(event.action)) return false;
  const facts = { caseId: event.action.case, why: 'elsewhere', correlationId } as const;
  await writeDownRefusal(services, turn, facts);
  await answerWithText(context, scopeOf(context).reader.helpdesk.notHere);
  return true;
}
