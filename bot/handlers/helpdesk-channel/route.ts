import type { TurnContext } from 'botbuilder';
import type { ChannelRoute } from '../../helpdesk-channel.ts';

/** How to speak again where this activity came from. It was admitted, so its address is one that we answer. */
export function routeOf({ activity }: TurnContext): ChannelRoute {
  const { serviceUrl, recipient } = activity;
  return { serviceUrl, bot: { id: recipient.id, name: recipient.name } };
}
