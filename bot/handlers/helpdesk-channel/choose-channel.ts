import { newId } from '../../../services/platform/id.ts';
import { type ChannelDesk, reply, wordsOf } from './channel-desk.ts';
import { isOperator, operatorOf, refuseCommand } from './operators.ts';
import { routeOf } from './route.ts';

/** Makes this channel the helpdesk. Written down first: a helpdesk that moved must not go unnoticed. */
export async function chooseChannel(desk: ChannelDesk): Promise<void> {
  const { services, context, place, turn, correlationId } = desk;
  const words = wordsOf(desk);
  if (services.channel.isFixed()) return reply(desk, words.fixedChannel);
  if (!isOperator(desk)) return refuseCommand(desk);
  await services.audit.record({
    id: turn.activityId === undefined ? newId() : `${turn.activityId}:helpdesk-channel-set`,
    at: services.clock.now(),
    kind: 'helpdesk-channel-set',
    tenantId: turn.tenantId,
    actor: operatorOf(desk),
    correlationId,
  });
  await services.channel.choose(place, routeOf(context));
  await services.cases.channelChanged();
  return reply(desk, words.channelSet);
}
