import type { ConversationEntry } from '../../bot/conversation-memory.ts';
import { BOT, conversation, CONVERSATION, OID, SENDER, TENANT } from '../harness/activities.ts';

/** What is remembered of a personal conversation. */
export function someEntry(facts: Partial<ConversationEntry> = {}): ConversationEntry {
  return {
    version: 1,
    reference: {
      conversation: { ...conversation('personal'), id: CONVERSATION },
      serviceUrl: 'https://smba.trafficmanager.net/emea/',
      channelId: 'msteams',
      bot: BOT,
      user: { id: SENDER.id, name: SENDER.name, aadObjectId: OID },
    },
    tenantId: TENANT,
    sender: SENDER,
    locale: 'en-GB',
    welcomed: false,
    misunderstandings: 0,
    handled: [],
    ...facts,
  };
}
