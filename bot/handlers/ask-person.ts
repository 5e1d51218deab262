import { EventFactory } from 'botbuilder';
import { caseOpenAlready, caseOpened } from '../../cards/case-notices.ts';
import { sendCard } from '../../dialogs/answer.ts';
import { readChannelFailure } from '../../dialogs/channel-failure.ts';
import { scopeOf } from '../../dialogs/turn.ts';
import { type Case, caseNumber } from '../../services/helpdesk/case.ts';
import type { Desk } from '../desk.ts';
import { openMatter } from './case-matter.ts';

/** Opens a case for a person, about a device of theirs where one is named, and says how it goes on. */
export async function askPerson(desk: Desk, deviceId?: string): Promise<void> {
  const { cases } = desk.services;
  const { oid } = desk.turn.sender;
  const before = await cases.current(oid);
  const opened = await openMatter(desk, deviceId);
  await handOff(desk, opened);
  // Nobody sees it without a channel: the case answers with the contact card by itself.
  if (!(await cases.hasChannel())) return;
  const number = caseNumber(opened.number);
  const card =
    before?.id === opened.id
      ? caseOpenAlready(number, desk.reader)
      : caseOpened(number, await cases.position(opened.id), desk.reader);
  await sendCard(desk.context, card);
}

/**
 * The SDK's own sign that a person takes over, for channels and middleware that know it. Teams does nothing with it, and
 * may refuse it: that changes nothing.
 */
async function handOff(desk: Desk, opened: Case): Promise<void> {
  const { id: caseId, number, reason, priority, resetId } = opened;
  const { correlationId } = scopeOf(desk.context);
  const facts = { caseId, caseNumber: caseNumber(number), reason, priority, resetId, correlationId };
  try {
    await desk.context.sendActivity(EventFactory.createHandoffInitiation(desk.context, facts));
  } catch (error) {
    const { cause, status, code } = readChannelFailure(error);
    desk.services.log.debug({ caseId, cause, status, code }, 'Hand-off event not taken by the channel');
  }
}
