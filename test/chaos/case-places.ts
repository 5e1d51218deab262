import { SANDBOX_HELPDESK } from '../../sandbox/helpdesk.ts';
import type { Case } from '../../services/helpdesk/case.ts';
import { type ConnectorRecord, readableText } from '../harness/connector-record.ts';

/** Whose consultation it was. */
export interface CaseSubject {
  readonly name: string;
  readonly conversationId: string;
  /** Their cases, as they are stored. */
  readonly cases: readonly Case[];
}

/** Where the connector was asked for it: a thread is begun in its channel. */
export function placeOf({ conversationId, activityId }: ConnectorRecord): string {
  return conversationId.endsWith(`;messageid=${activityId}`) ? SANDBOX_HELPDESK.channelId : conversationId;
}

/** The messages that began the threads about somebody. */
export function threadCards(
  records: readonly ConnectorRecord[],
  { name }: CaseSubject,
): readonly ConnectorRecord[] {
  const isNamed = new RegExp(`\\b${name}\\b`);
  return records.filter(
    ({ operation, conversationId, activityId, activity }) =>
      operation === 'send' &&
      conversationId.endsWith(`;messageid=${activityId}`) &&
      isNamed.test(readableText(activity)),
  );
}

/** Those threads, where the answer of Teams was lost more than one. */
export function threadsOf(records: readonly ConnectorRecord[], subject: CaseSubject): readonly string[] {
  return threadCards(records, subject).map(({ conversationId }) => conversationId);
}
