import type { Case } from '../services/helpdesk/case.ts';
import { firstMessageOf } from './channel-speaker.ts';

/** Leads to the thread of a case; `undefined` where it has none. (Teams doc: deep links to a channel message.) */
export function linkToThread({ thread, tenantId }: Pick<Case, 'thread' | 'tenantId'>): string | undefined {
  if (thread === undefined) return undefined;
  const channelId = thread.conversationId.split(';')[0] ?? '';
  const message = firstMessageOf(thread.conversationId);
  const place = `${encodeURIComponent(channelId)}/${encodeURIComponent(message)}`;
  return `https://teams.microsoft.com/l/message/${place}?tenantId=${tenantId}&parentMessageId=${message}`;
}
