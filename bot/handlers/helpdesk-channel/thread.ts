import type { Writing } from '../../../dialogs/turn.ts';
import type { Case } from '../../../services/helpdesk/case.ts';
import { passOn } from '../pass-on.ts';
import { type ChannelDesk, helperOf, nameOf, refusalText, reply, wordsOf } from './channel-desk.ts';

/**
 * Passes what a helper wrote in the thread of a case on to the user. Where it mentions the bot, the helper is told
 * that it went; where it does not, it is only said where it did not go: helpers also talk to each other.
 */
export async function passToUser(desk: ChannelDesk, about: Case, writing: Writing): Promise<void> {
  const { text, attachments, change, messageId: sourceId, mentionsBot } = writing;
  const words = wordsOf(desk);
  if (change !== 'deleted' && text === '' && attachments.length === 0) return;
  const act = { caseId: about.id, helper: helperOf(desk) };
  const { sentAt } = desk.turn;
  const passed = await passOn({ text, attachments, change, sourceId, sentAt }, (written) =>
    desk.services.cases.reply({ ...act, written }),
  );
  if (passed.ok) {
    if (mentionsBot && change === 'new') await reply(desk, words.sentTo(nameOf(desk, about.user)));
    return;
  }
  await reply(desk, passed.error === 'too-long' ? words.tooLong : refusalText(desk, passed.error));
}
