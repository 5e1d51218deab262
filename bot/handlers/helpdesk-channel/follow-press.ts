import type { CardAction } from '../../../cards/actions.ts';
import { type HelperCaseAction, isHelperCaseAction } from '../../../cards/case-actions.ts';
import { type ChannelDesk, isMember, reply, wordsOf } from './channel-desk.ts';
import { handlePress } from './presses.ts';
import { writeDownRefusal } from './refuse-press.ts';

/** A press in the helpdesk's channel, by whoever can see it. Buttons for users do nothing here. */
export async function followPress(desk: ChannelDesk, action: CardAction): Promise<void> {
  if (!isHelperCaseAction(action)) return reply(desk, desk.services.reader.messages.chat.personalOnly);
  if (!(await isMember(desk))) return refuse(desk, action);
  return handlePress(desk, action);
}

async function refuse(desk: ChannelDesk, action: HelperCaseAction): Promise<void> {
  const { services, turn, correlationId } = desk;
  await writeDownRefusal(services, turn, { caseId: action.case, why: 'no-member', correlationId });
  await reply(desk, wordsOf(desk).notMember);
}
