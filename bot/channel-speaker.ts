import type { Activity, CloudAdapter, ConversationReference, TurnContext } from 'botbuilder';
import type { BotFrameworkAuthentication } from 'botframework-connector';
import { runProactively } from './proactive.ts';

/** Where the bot speaks in a team, and as whom. */
export interface ChannelAddress {
  readonly serviceUrl: string;
  readonly tenantId: string;
  readonly channelId: string;
  /** The bot's own account in Teams. */
  readonly bot: { readonly id: string; readonly name: string };
}

/** Speaks first in a channel: begins threads, and goes on in them. */
export interface ChannelSpeaker {
  /** Begins a thread with a message. @returns the id of the thread's conversation. */
  begin(at: ChannelAddress, message: Partial<Activity>): Promise<string>;
  /** Runs work in a turn of its own in a thread. @throws Whatever the work throws. */
  speak(
    at: ChannelAddress,
    conversationId: string,
    work: (context: TurnContext) => Promise<void>,
  ): Promise<void>;
}

/** Speaks through the adapter as the given app. */
export function createChannelSpeaker(
  adapter: CloudAdapter,
  appId: string,
  authentication: Pick<BotFrameworkAuthentication, 'getOriginatingAudience'>,
): ChannelSpeaker {
  return {
    async begin(at, message) {
      const begun: string[] = [];
      await adapter.createConversationAsync(
        appId,
        'msteams',
        at.serviceUrl,
        authentication.getOriginatingAudience(),
        {
          isGroup: true,
          bot: at.bot,
          tenantId: at.tenantId,
          channelData: { channel: { id: at.channelId } },
          activity: message as Activity,
        },
        (context) => {
          begun.push(context.activity.conversation.id);
          return Promise.resolve();
        },
      );
      const [conversationId] = begun;
      if (conversationId === undefined) throw new Error('Teams began a thread and did not name it.');
      return conversationId;
    },
    speak: (at, conversationId, work) =>
      runProactively(adapter, appId, referenceTo(at, conversationId), work),
  };
}

/** Teams names a thread by its channel and the message that began it: `19:…;messageid=1616990032035`. */
export function firstMessageOf(conversationId: string): string {
  return /;messageid=(\w+)$/.exec(conversationId)?.[1] ?? conversationId;
}

function referenceTo(at: ChannelAddress, id: string): Partial<ConversationReference> {
  const { serviceUrl, tenantId, bot } = at;
  const conversation = { id, isGroup: true, conversationType: 'channel', tenantId, name: '' };
  return { channelId: 'msteams', serviceUrl, bot, conversation };
}
