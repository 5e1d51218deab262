import type { AuditActor } from '../../../services/audit/audit-event.ts';
import { newId } from '../../../services/platform/id.ts';
import { type ChannelDesk, reply, wordsOf } from './channel-desk.ts';

/** Whether the sender may switch things for everybody. Nobody may, where no operators are named. */
export function isOperator({ turn, services }: ChannelDesk): boolean {
  return services.operators.has(turn.sender.oid);
}

/** An operator as the audit names them. */
export function operatorOf({ turn }: ChannelDesk): AuditActor {
  return { kind: 'operator', id: turn.sender.oid };
}

/** Tells somebody who is no operator that only operators may do this, and writes down that they tried. */
export async function refuseCommand(desk: ChannelDesk): Promise<void> {
  const { turn, services, correlationId } = desk;
  const { oid: id } = turn.sender;
  services.log.warn({ userId: id, correlationId }, 'Command of operators refused');
  await services.audit.record({
    id: turn.activityId === undefined ? newId() : `${turn.activityId}:operator-command-refused`,
    at: services.clock.now(),
    kind: 'operator-command-refused',
    tenantId: turn.tenantId,
    actor: { kind: 'user', id },
    correlationId,
  });
  return reply(desk, wordsOf(desk).operatorsOnly);
}
