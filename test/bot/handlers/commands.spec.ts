import assert from 'node:assert/strict';
import { renderContact } from '../../../cards/contact.ts';
import { renderHelp } from '../../../cards/help.ts';
import { renderNotMe } from '../../../cards/not-me.ts';
import { canceledNotice, chatNotice, replacedNotice } from '../../../cards/notices.ts';
import { renderStatus } from '../../../cards/status.ts';
import { renderWelcome } from '../../../cards/welcome.ts';
import { readerFor } from '../../../locales/index.ts';
import { GraphError } from '../../../services/intune/graph-error.ts';
import { ownReset } from '../../dialogs/hand-world.ts';
import { CONVERSATION, said } from '../../harness/activities.ts';
import { someDevice } from '../../services/devices/some-device.ts';
import { BotWorld } from '../bot-world.ts';

const PHONE = someDevice({ id: 'phone', name: 'Phone of Alex' });
const NOBODY_KNOWS = 'qwertz uiop';

describe('commands', () => {
  describe('that are not understood', () => {
    it('get help, and at the second time in a row the way to a person', async () => {
      const world = new BotWorld();
      const first = await world.hears(said(NOBODY_KNOWS));
      const second = await world.hears(said(NOBODY_KNOWS));
      assert.deepEqual(first.cards, [renderHelp({ lead: world.chat.notUnderstood }, world.reader)]);
      assert.deepEqual(second.texts, [world.chat.notUnderstoodAgain]);
      assert.deepEqual(second.cards, [renderContact({ canAskPerson: true }, world.reader)]);
    });

    it('start to count anew after one that is', async () => {
      const world = new BotWorld();
      await world.hears(said(NOBODY_KNOWS));
      await world.hears(said('thanks'));
      const again = await world.hears(said(NOBODY_KNOWS));
      assert.deepEqual(again.cards, [renderHelp({ lead: world.chat.notUnderstood }, world.reader)]);
    });

    it('do not count while a prompt is open that takes them', async () => {
      const world = new BotWorld([PHONE]);
      await world.hears(said('reset'));
      const teams = await world.hears(said(NOBODY_KNOWS));
      assert.deepEqual(teams.texts, [world.chat.chooseFromCard]);
      assert.equal((await world.memory.find(CONVERSATION))?.misunderstandings, 0);
    });

    it('may be a code that nobody asked for, which is redeemed by nobody', async () => {
      const world = new BotWorld();
      const teams = await world.hears(said('424242'));
      assert.equal(teams.cards.length, 1);
      assert.deepEqual(world.tokens.calls, []);
    });
  });

  it('that say that it was somebody else are acted upon at once', async () => {
    const world = new BotWorld([PHONE]);
    await world.hears(said('reset'));
    const teams = await world.hears(said("that wasn't me"));
    assert.deepEqual(teams.cards.at(-1), renderNotMe(world.notMe.outcome, world.reader));
    assert.equal(world.notMe.reports.length, 1);
    assert.deepEqual((await world.hears(said('cancel'))).texts, [world.chat.nothingToCancel]);
  });

  it('say so where there is nothing to cancel', async () => {
    const world = new BotWorld();
    assert.deepEqual((await world.hears(said('cancel'))).texts, [world.chat.nothingToCancel]);
  });

  it('cancel what is open', async () => {
    const world = new BotWorld([PHONE]);
    await world.hears(said('reset'));
    const teams = await world.hears(said('cancel'));
    assert.deepEqual(teams.texts, [world.chat.canceled]);
    assert.deepEqual(teams.replacements, [canceledNotice(world.reader)]);
    assert.deepEqual((await world.hears(said('cancel'))).texts, [world.chat.nothingToCancel]);
  });

  it('sign the person out and close what is open', async () => {
    const world = new BotWorld([PHONE]);
    await world.hears(said('reset'));
    const teams = await world.hears(said('sign out'));
    assert.deepEqual(world.tokens.calls, ['sign out']);
    assert.deepEqual(teams.texts, [world.chat.signedOut]);
    assert.deepEqual(teams.replacements, [replacedNotice(world.reader)]);
  });

  it('begin a reset anew where one was open', async () => {
    const world = new BotWorld([PHONE]);
    await world.hears(said('reset'));
    const teams = await world.hears(said('reset'));
    assert.deepEqual(teams.replacements, [replacedNotice(world.reader)]);
    assert.match(JSON.stringify(teams.cards), /"prompt":"prompt-2"/);
  });

  it('show the devices, preselecting the one that the sentence names', async () => {
    const tablet = someDevice({ id: 'tablet', name: 'Reading tablet', deviceType: 'iPad' });
    const world = new BotWorld([PHONE, tablet]);
    const list = await world.hears(said('my devices'));
    const named = await world.hears(said('reset my reading tablet'));
    assert.match(JSON.stringify(list.cards), /Phone of Alex.*Reading tablet/);
    assert.match(JSON.stringify(named.cards), /Reading tablet.*Phone of Alex/);
  });

  describe('for the status', () => {
    it('say so where there is no reset, also where others have some', async () => {
      const world = new BotWorld();
      world.resets.owned = [ownReset({ userId: 'somebody else' })];
      assert.deepEqual((await world.hears(said('status'))).texts, [world.chat.noResets]);
    });

    it('show the resets of the person', async () => {
      const world = new BotWorld();
      const reset = ownReset({ state: 'failed', failure: 'rejected', endedAt: 995_000 });
      world.resets.owned = [reset];
      const { device, state, failure, requestedAt, endedAt } = reset;
      const row = { deviceName: device.name, state, failure, requestedAt, endedAt };
      const { cards } = await world.hears(said('status'));
      assert.deepEqual(cards, [renderStatus({ resets: [row] }, world.reader)]);
    });
  });

  describe('for a person to ask', () => {
    it('show a way on where Intune cannot be asked, and tell the log', async () => {
      const world = new BotWorld();
      world.readContact = () => Promise.reject(new GraphError('graph.unavailable', { retryable: true }));
      const teams = await world.hears(said('helpdesk'));
      assert.deepEqual(teams.cards, [renderContact({ canAskPerson: true }, world.reader)]);
      assert.equal(world.lines[0]?.message, 'Support contact could not be read');
    });

    it('show the contact of the organisation', async () => {
      const world = new BotWorld();
      const contact = {
        name: 'IT Desk',
        phone: '+31 20 555 0100',
        email: undefined,
        notes: undefined,
        site: undefined,
      };
      world.readContact = () => Promise.resolve(contact);
      const teams = await world.hears(said('helpdesk'));
      assert.deepEqual(teams.cards, [renderContact({ contact, canAskPerson: true }, world.reader)]);
    });
  });

  it('speak another language from now on', async () => {
    const world = new BotWorld();
    const dutch = readerFor('nl', 'Europe/Amsterdam').messages.chat;
    assert.deepEqual((await world.hears(said('Nederlands'))).texts, [dutch.languageSet]);
    assert.deepEqual((await world.hears(said('bedankt'))).texts, [dutch.youAreWelcome]);
  });

  it('offer the languages that are spoken where none of them is named', async () => {
    const world = new BotWorld();
    for (const text of ['another language', 'change the language']) {
      const { cards } = await world.hears(said(text));
      assert.deepEqual(cards, [renderHelp({ lead: world.chat.chooseLanguage }, world.reader)]);
    }
    assert.equal((await world.memory.find(CONVERSATION))?.chosenLanguage, undefined);
  });

  it('explain a reset without starting one', async () => {
    const world = new BotWorld([PHONE]);
    const { cards } = await world.hears(said('what is a reset?'));
    const notice = chatNotice(world.chat.aboutReset, [{ action: 'reset.start' }], world.reader);
    assert.deepEqual(cards, [notice]);
  });

  it('greet, help and thank', async () => {
    const world = new BotWorld();
    assert.deepEqual((await world.hears(said('hi'))).cards, [renderWelcome({ name: 'Alex' }, world.reader)]);
    assert.deepEqual((await world.hears(said('help'))).cards, [renderHelp({}, world.reader)]);
    assert.deepEqual((await world.hears(said('thanks'))).texts, [world.chat.youAreWelcome]);
  });

  it('leave an open prompt open while they are answered', async () => {
    const world = new BotWorld([PHONE]);
    await world.hears(said('reset'));
    await world.hears(said('help'));
    assert.deepEqual((await world.hears(said('cancel'))).texts, [world.chat.canceled]);
  });
});
