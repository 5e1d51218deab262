import type { TurnContext } from 'botbuilder';
import type { Turn, Writing } from '../../../dialogs/turn.ts';
import { type DeskCommand, understandDeskCommand } from '../../../services/understanding/desk-command.ts';
import { isSame, type TeamChannel } from '../../helpdesk-channel.ts';
import { type ChannelDesk, type ChannelServices, isMember, reply, wordsOf } from './channel-desk.ts';
import { handleDeskCommand } from './commands.ts';
import { followPress } from './follow-press.ts';
import { releaseWhoLeft } from './release-who-left.ts';
import { routeOf } from './route.ts';
import { passToUser } from './thread.ts';

/** An activity in a channel that the helpdesk is concerned by, seen before anybody is let in. */
export interface ChannelTurn {
  readonly context: TurnContext;
  readonly turn: Turn;
  readonly correlationId: string;
  readonly services: ChannelServices;
}

/**
 * The channel of this activity, where the helpdesk is concerned: it is the helpdesk's, somebody wants to make it that,
 * or somebody left its team. For all others there is the answer to strangers.
 */
export async function helpdeskOf({ turn, services }: ChannelTurn): Promise<TeamChannel | undefined> {
  const { place, event } = turn;
  if (place?.teamId === undefined) return undefined;
  const here: TeamChannel = { teamId: place.teamId, channelId: place.channelId };
  const known = await services.channel.find();
  if (known !== undefined && isSame(known, here)) return here;
  // Teams tells of members who left in the team's general channel.
  if (event.kind === 'members-changed' && known?.teamId === here.teamId) return here;
  return commandIn(turn)?.kind === 'use-channel' ? here : undefined;
}

/** Does what an activity in the helpdesk's channel asks for, where its sender is in the team. */
export async function takeChannelTurn(seen: ChannelTurn, place: TeamChannel): Promise<void> {
  const desk: ChannelDesk = { ...seen, place };
  const { turn, services, context } = desk;
  await services.channel.learn(place, routeOf(context));
  switch (turn.event.kind) {
    case 'members-changed':
      return releaseWhoLeft(desk, turn.event.left);
    case 'card-action':
      return followPress(desk, turn.event.action);
    case 'outdated-card':
      return reply(desk, services.reader.messages.chat.outdatedCard);
    case 'typing':
      return forwardTyping(desk);
    default:
      return turn.writing === undefined ? undefined : takeWriting(desk, turn.writing);
  }
}

/** A command where the bot is mentioned and it is nothing else; in the thread of a case all else is for the user. */
async function takeWriting(desk: ChannelDesk, writing: Writing): Promise<void> {
  const { turn, services } = desk;
  const about = await services.cases.findByThread(turn.conversationId);
  if (about === undefined && !writing.mentionsBot) return;
  if (!(await isMember(desk))) return reply(desk, wordsOf(desk).notMember);
  const command = commandIn(turn);
  if (command !== undefined && (about === undefined || command.kind !== 'unknown'))
    return handleDeskCommand(desk, command, writing);
  if (about !== undefined) await passToUser(desk, about, writing);
}

/** What the bot is told to do; `undefined` where it was not mentioned, or something was only changed. */
function commandIn({ writing }: Turn): DeskCommand | undefined {
  return writing?.mentionsBot === true && writing.change === 'new'
    ? understandDeskCommand(writing.text)
    : undefined;
}

async function forwardTyping(desk: ChannelDesk): Promise<void> {
  const { turn, services } = desk;
  const about = await services.cases.findByThread(turn.conversationId);
  if (about?.state === 'claimed' && (await isMember(desk))) await services.chat.showTyping(about);
}
