import { SANDBOX_HELPDESK } from '../../sandbox/helpdesk.ts';
import { MEGAN } from '../../sandbox/people.ts';
import { type CardInChat, cardOf } from './card-in-chat.ts';
import type { ConnectorRecord } from './connector-record.ts';
import type { DeskPerson } from './desk-person.ts';
import type { DeskWorld } from './desk-world.ts';
import type { Seat, TeamsActivity } from './teams-activity.ts';
import type { BotAnswer } from './teams-client.ts';

const MENTION = '<at>Passcode Desk</at>';
const BOT = { id: '28:passcode-desk', name: 'Passcode Desk' };

/** Where somebody sits who writes in the helpdesk's channel. */
export function channelSeat(changes: Partial<Seat> = {}): Partial<Seat> {
  const { teamId, channelId } = SANDBOX_HELPDESK;
  return { person: MEGAN, conversationType: 'channel', conversationId: channelId, teamId, ...changes };
}

/** A case's thread in the helpdesk's channel, as one helper has it before them. */
export interface DeskThread {
  readonly helper: DeskPerson;
  /** The case's card as it is now. */
  readonly card: () => CardInChat;
}

/** Waits until a case appears in the channel, and sits a helper down in its thread. */
export async function openThread(
  desk: DeskWorld,
  text: string,
  changes: Partial<Seat> = {},
): Promise<DeskThread> {
  const posted = await desk.connector.waitFor(
    (record) => isThreadCard(record) && JSON.stringify(record.activity).includes(text),
  );
  const helper = desk.seat(channelSeat({ conversationId: posted.conversationId, ...changes }));
  const card = (): CardInChat => {
    const newest = desk.connector.chat(posted.conversationId).find(isThreadCard);
    if (newest === undefined) throw new Error('The card of the case is gone');
    return cardOf(newest);
  };
  return { helper, card };
}

/** Says something to the bot, in a channel. */
export function mention(helper: DeskPerson, text: string, changes: TeamsActivity = {}): Promise<BotAnswer> {
  const entities = [{ type: 'mention', text: MENTION, mentioned: BOT }];
  return helper.say(`${MENTION} ${text}`, { entities, ...changes });
}

/** The message that began the thread: its id is in the name of the conversation. */
function isThreadCard({ conversationId, activityId, activity }: ConnectorRecord): boolean {
  return conversationId.endsWith(`;messageid=${activityId}`) && activity.attachments.length > 0;
}
