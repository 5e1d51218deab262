import type { TurnContext } from 'botbuilder';
import type { AuditLog } from '../services/audit/audit-log.ts';
import { type UserFacts, userEvent } from '../services/audit/user-event.ts';
import type { Clock } from '../services/platform/clock.ts';
import { userOf } from './turn.ts';

/** What is needed to write something down. */
export interface AuditServices {
  readonly audit: AuditLog;
  readonly clock: Clock;
}

/** Writes down what the sender of this turn did, or was refused. @throws IoError where it is not certain that it is kept. */
export function auditTurn(
  { audit, clock }: AuditServices,
  context: TurnContext,
  facts: UserFacts,
): Promise<void> {
  return audit.record(userEvent(userOf(context), clock.now(), facts));
}
