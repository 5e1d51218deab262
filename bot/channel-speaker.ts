import type { Activity, CloudAdapter, ConversationReference, TurnContext } from 'botbuilder';
import {
  AuthenticationConstants,
  type BotFrameworkAuthentication,
  ClaimsIdentity,
} from 'botframework-connector';
import { z } from 'zod';
import { runProactively } from './proactive.ts';

/** The SDK wants fields here that Teams fills in by itself. */
const Message = z.custom<Activity>((value) => typeof value === 'object' && value !== null && 'type' in value);
const Begun = z.object({ id: z.string() });

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

/**
 * Speaks as the given app.
 *
 * Threads are begun by the connector itself: `createConversationAsync` of the adapter wants an audience that the SDK's
 * own authentication cannot name, and would make a turn of it that nobody needs.
 */
export function createChannelSpeaker(
  adapter: CloudAdapter,
  appId: string,
  authentication: Pick<BotFrameworkAuthentication, 'createConnectorFactory'>,
): ChannelSpeaker {
  const { AudienceClaim, AppIdClaim } = AuthenticationConstants;
  const self = new ClaimsIdentity([
    { type: AudienceClaim, value: appId },
    { type: AppIdClaim, value: appId },
  ]);
  return {
    async begin(at, message) {
      const connector = await authentication.createConnectorFactory(self).create(at.serviceUrl);
      const begun: unknown = await connector.conversations.createConversation({
        isGroup: true,
        bot: at.bot,
        tenantId: at.tenantId,
        channelData: { channel: { id: at.channelId } },
        activity: Message.parse(message),
      });
      return Begun.parse(begun).id;
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
