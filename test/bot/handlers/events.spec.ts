import assert from 'node:assert/strict';
import { renderHelp } from '../../../cards/help.ts';
import { renderWelcome } from '../../../cards/welcome.ts';
import {
  BOT,
  CONVERSATION,
  executed,
  OID,
  said,
  submitted,
  teamsActivity,
} from '../../harness/activities.ts';
import { FakeTeams } from '../../harness/fake-teams.ts';
import { someDevice } from '../../services/devices/some-device.ts';
import { BotWorld } from '../bot-world.ts';

const INSTALL = { type: 'installationUpdate', action: 'add' };
const REMOVE = { type: 'installationUpdate', action: 'remove' };

describe('events', () => {
  describe('a token that comes in an event', () => {
    it('is not looked at, and told to the log without it', async () => {
      const world = new BotWorld([someDevice({ id: 'phone' })]);
      await world.hears(said('reset'));
      const forged = { type: 'event', name: 'tokens/response', value: { token: 'eyJ-forged' } };
      const teams = await world.hears(teamsActivity(forged));
      assert.deepEqual([teams.sent, world.verifier.asked], [[], []]);
      assert.deepEqual(world.lines, [
        { level: 'warn', facts: { userId: OID }, message: 'Ignored a token that came in an event' },
      ]);
      assert.doesNotMatch(JSON.stringify(world.documents.written), /eyJ-forged/);
    });
  });

  it('answer a card of an older version with a fresh start', async () => {
    const world = new BotWorld();
    const submit = await world.hears(submitted({ v: 0, action: 'x' }));
    const execute = await world.hears(executed({ v: 99, action: 'x' }));
    assert.deepEqual(submit.texts, [world.chat.outdatedCard]);
    assert.equal(execute.shown, world.chat.outdatedCard);
    assert.deepEqual(
      [submit.cards, execute.cards],
      [[renderHelp({}, world.reader)], [renderHelp({}, world.reader)]],
    );
  });

  it('say what cannot be read', async () => {
    const world = new BotWorld();
    const long = await world.hears(said('x'.repeat(5000)));
    const picture = await world.hears(teamsActivity({ attachments: [{ contentType: 'image/png' }] }));
    assert.deepEqual(long.texts, [world.chat.messageTooLong]);
    assert.deepEqual(picture.texts, [world.chat.attachmentsNotRead]);
  });

  for (const type of [
    'messageReaction',
    'messageUpdate',
    'messageDelete',
    'typing',
    'conversationUpdate',
    'trace',
  ]) {
    it(`are met with silence where nothing is asked: ${type}`, async () => {
      const teams = await new BotWorld().hears(teamsActivity({ type, text: 'reset', membersAdded: [BOT] }));
      assert.deepEqual(teams.sent, []);
    });
  }

  describe('an installation', () => {
    it('is welcomed once, however often Teams reports it', async () => {
      const world = new BotWorld();
      const first = await world.hears(teamsActivity(INSTALL));
      const second = await world.hears(teamsActivity(INSTALL));
      assert.deepEqual(first.cards, [renderWelcome({ name: 'Alex' }, world.reader)]);
      assert.deepEqual(second.sent, []);
    });

    it('is welcomed again after a removal, which gets no word', async () => {
      const world = new BotWorld();
      await world.hears(teamsActivity(INSTALL));
      const removal = await world.hears(teamsActivity(REMOVE));
      const again = await world.hears(teamsActivity(INSTALL));
      assert.deepEqual(removal.sent, []);
      assert.equal(again.cards.length, 1);
    });

    it('is not counted as welcomed where the welcome could not be sent', async () => {
      const world = new BotWorld();
      const attempt = world.hears(teamsActivity(INSTALL), refusingTeams());
      await assert.rejects(attempt, /Teams away/);
      assert.equal((await world.memory.find(CONVERSATION))?.welcomed ?? false, false);
    });
  });
});

function refusingTeams(): FakeTeams {
  const teams = new FakeTeams();
  teams.beforeSend = () => Promise.reject(new Error('Teams away'));
  return teams;
}
