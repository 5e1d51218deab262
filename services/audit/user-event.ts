import type { Instant } from '../platform/clock.ts';
import { newId } from '../platform/id.ts';
import type { AuditEvent } from './audit-event.ts';

/** Somebody in the chat, as the authenticated channel says. */
export interface ChatUser {
  readonly tenantId: string;
  /** Entra object id, lower case. */
  readonly userId: string;
  /** Of the turn in which they act. */
  readonly correlationId?: string | undefined;
}

/** What they did, or were refused. Without an id the event is another one each time. */
export type UserFacts = Pick<AuditEvent, 'kind'> &
  Partial<Pick<AuditEvent, 'id' | 'deviceId' | 'resetId' | 'caseId' | 'detail'>>;

/** What somebody in the chat did about themselves. */
export function userEvent(user: ChatUser, at: Instant, { id = newId(), ...facts }: UserFacts): AuditEvent {
  const { tenantId, userId, correlationId } = user;
  return { id, at, tenantId, actor: { kind: 'user', id: userId }, subject: userId, correlationId, ...facts };
}
