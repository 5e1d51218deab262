import type { Case } from '../services/helpdesk/case.ts';
import { firstMessageOf } from './channel-speaker.ts';

/** Makes the address that opens the chat with the bot, with a sentence filled in. */
export type ChatLink = (sentence: string) => string;

/** Makes addresses that open something in Teams. */
export interface TeamsLinks {
  /** The chat with a bot. */
  toBot(appId: string): ChatLink;
  /** A chat with whoever signs in under this name. */
  toPerson(signInName: string): string;
  /** The thread of a case in the helpdesk's channel; `undefined` where it has none. */
  toThread(about: Pick<Case, 'thread' | 'tenantId'>): string | undefined;
}

/**
 * Links into the Teams of one cloud: those of another ask for an account that people there do not have. (Teams doc:
 * "Deep link to start a chat", where `28:` is what Teams puts before a bot's id, and "to a channel message".)
 *
 * @param teamsUrl Where the cloud's Teams is.
 */
export function createTeamsLinks(teamsUrl: string): TeamsLinks {
  const chatWith = (user: string): string => new URL(`/l/chat/0/0?users=${user}`, teamsUrl).href;
  return {
    toBot(appId) {
      const chat = chatWith(`28:${appId}`);
      return (sentence) => `${chat}&message=${encodeURIComponent(sentence)}`;
    },
    toPerson: (signInName) => chatWith(encodeURIComponent(signInName)),
    toThread({ thread, tenantId }) {
      if (thread === undefined) return undefined;
      const channelId = thread.conversationId.split(';')[0] ?? '';
      const message = firstMessageOf(thread.conversationId);
      const place = `/l/message/${encodeURIComponent(channelId)}/${encodeURIComponent(message)}`;
      return new URL(`${place}?tenantId=${tenantId}&parentMessageId=${message}`, teamsUrl).href;
    },
  };
}
