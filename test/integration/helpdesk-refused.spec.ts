import assert from 'node:assert/strict';
import { en } from '../../locales/en.ts';
import { helpdesk as words } from '../../locales/en/helpdesk.ts';
import { SANDBOX_HELPDESK } from '../../sandbox/helpdesk.ts';
import { readCard } from '../harness/bot-answer.ts';
import { openThread } from '../harness/desk-thread.ts';
import { type DeskWorld, keepDesks } from '../harness/desk-world.ts';
import { until } from '../harness/until.ts';

const { channelId } = SANDBOX_HELPDESK;
/** More than a case asks for while a test looks. */
const ALWAYS = 50;

/** Each with what Teams answers from then on. */
const REFUSALS: readonly (readonly [what: string, status: number, code: string])[] = [
  ['the channel is deleted', 404, 'ConversationNotFound'],
  ['the bot is removed from the team', 403, 'BotNotInConversationRoster'],
];

async function isRefused(desk: DeskWorld): Promise<void> {
  await until('operators see it', async () => (await desk.helpdesk()) === 'refused');
}

describe('a helpdesk’s channel that refuses', () => {
  const openDesk = keepDesks();

  for (const [what, status, code] of REFUSALS) {
    it(`leaves the user with the contact card where ${what}, and the case waits for a channel`, async () => {
      const desk = await openDesk();
      desk.connector.inject({ conversationId: channelId, status, code, times: 1 });

      await desk.alex.say('talk to a person');

      await desk.alex.isSent(en.contact.title);
      await isRefused(desk);
      await desk.alex.say('Is there nobody who can help me?');
      const { card } = await openThread(desk, 'Alex Wilber');
      assert.ok(readCard(card()).includes(words.states.open));
      await desk.connector.waitFor((record) => JSON.stringify(record).includes('Is there nobody who'));
      await until('operators see it', async () => (await desk.helpdesk()) === 'reachable');
    });

    it(`keeps what is said where ${what} during the talk, and brings it when there is a channel again`, async () => {
      const desk = await openDesk();
      await desk.alex.say('talk to a person');
      const { helper, card } = await openThread(desk, 'Alex Wilber');
      await helper.click(card(), 'case.claim');
      await desk.alex.isSent(en.cases.claimed.title);
      const { conversationId } = helper.seat;
      desk.connector.inject({ conversationId, status, code, times: ALWAYS });
      desk.connector.inject({ conversationId: channelId, status, code });

      await desk.alex.say('My phone shows a white screen, what now?');
      await desk.alex.isSent(en.contact.title);
      await isRefused(desk);
      await desk.alex.say('And now it is black and warm');

      const again = await desk.connector.waitFor(
        (record) =>
          record.conversationId !== conversationId && JSON.stringify(record).includes('white screen'),
      );
      const next = await desk.connector.waitFor((record) =>
        JSON.stringify(record).includes('black and warm'),
      );
      assert.equal(next.conversationId, again.conversationId);
      assert.ok(again.order < next.order);
    });
  }
});
