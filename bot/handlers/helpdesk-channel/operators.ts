import type { AuditActor } from '../../../services/audit/audit-event.ts';
import type { ChannelDesk } from './channel-desk.ts';

/** Whether the sender may switch things for everybody. Nobody may, where no operators are named. */
export function isOperator({ turn, services }: ChannelDesk): boolean {
  return services.operators.has(turn.sender.oid);
}

/** An operator as the audit names them. */
export function operatorOf({ turn }: ChannelDesk): AuditActor {
  return { kind: 'operator', id: turn.sender.oid };
}
