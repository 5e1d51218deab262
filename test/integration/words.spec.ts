import assert from 'node:assert/strict';
import { en } from '../../locales/en.ts';
import { nl } from '../../locales/nl.ts';
import { ALEX } from '../../sandbox/people.ts';
import { cardIn, readCard, textIn } from '../harness/bot-answer.ts';
import { type CardInChat, cardOf } from '../harness/card-in-chat.ts';
import { readableText } from '../harness/connector-record.ts';
import { ANDROID } from '../harness/desk-devices.ts';
import { HAVE_DEVICE } from '../harness/desk-person.ts';
import { keepDesks } from '../harness/desk-world.ts';
import { press } from '../harness/press.ts';

const SOME_CARD: CardInChat = { activityId: '1', content: {} };

describe('the welcome', () => {
  const openDesk = keepDesks();

  it('is shown once, in the person’s language, however often Teams tells of the installation', async () => {
    const { seat, connector } = await openDesk();
    const alex = seat({ locale: 'nl-NL' }, nl);

    await alex.install();
    await Promise.all([alex.install(), alex.install()]);

    await alex.hears(nl.welcome.value);
    assert.equal(connector.records.length, 1);
  });

  it('is shown again after the bot was removed', async () => {
    const { alex, connector } = await openDesk();
    await alex.install();
    await alex.post({ type: 'installationUpdate', action: 'remove' });

    await alex.install();

    assert.equal(connector.records.length, 2);
  });
});

describe('what a person says', () => {
  const openDesk = keepDesks();
  const answers: readonly (readonly [string, string])[] = [
    ['hi', en.welcome.value],
    ['help', en.help.title],
    ['thanks', en.chat.youAreWelcome],
    ['status', en.chat.noResets],
    ['my devices', en.devices.title],
    ['what is a reset?', en.chat.aboutReset],
    ['sign out', en.chat.signedOut],
    ['contact', en.contact.intro],
    ['123456', en.help.title],
  ];

  for (const [said, answer] of answers) {
    it(`is answered: ${said}`, async () => {
      const { alex, resets } = await openDesk();

      const { status } = await alex.say(said);

      assert.equal(status, 200);
      await alex.isSent(answer);
      assert.equal(resets().length, 0);
    });
  }

  it('leads to the helpdesk when it is not understood twice', async () => {
    const { alex } = await openDesk();

    await alex.say('colourless green ideas');
    await alex.hears(en.chat.notUnderstood);
    await alex.say('sleep furiously');

    await alex.hears(en.chat.notUnderstoodAgain);
    await alex.hears('helpdesk@contoso.example');
  });

  it('may name the device: that one comes first', async () => {
    const { alex } = await openDesk();

    const list = await alex.askForReset('I forgot the code of my Galaxy');

    const read = readCard(list);
    assert.ok(read.includes(en.devices.preselected));
    assert.ok(read.indexOf(ANDROID.name) < read.indexOf('iPhone'));
  });

  it('ends what was open when it is “sign out”', async () => {
    const { alex } = await openDesk();
    const asked = await alex.reachSignIn(ANDROID);

    await alex.say('sign out');
    await alex.signIn(asked);

    await alex.hears(en.chat.signInNotAccepted('too-late'));
    assert.ok(alex.read(asked.card.activityId).includes(en.notices.replaced.text));
  });

  it('may be an unreadable mass, a picture or nothing', async () => {
    const { alex } = await openDesk();
    const picture = { contentType: 'image/png', contentUrl: 'https://attacker.example/1.png' };

    await alex.say('x'.repeat(10_000));
    await alex.say('', { attachments: [picture] });
    await alex.post({ type: 'messageReaction', reactionsAdded: [{ type: 'like' }] });

    await alex.hears(en.chat.messageTooLong);
    await alex.hears(en.chat.attachmentsNotRead);
    assert.equal(alex.chat().length, 2);
  });

  it('tells how the requests stand once there are some', async () => {
    const { alex } = await openDesk();
    await alex.reachEnd(ANDROID, en.confirmation.title);

    await alex.say('status');

    const status = await alex.isSent(en.status.title);
    assert.ok(readableText(status.activity).includes(ANDROID.name));
    assert.ok(readableText(status.activity).includes(en.state.done));
  });
});

describe('the language', () => {
  const openDesk = keepDesks();

  it('is that of the person’s Teams, from the first word to the passcode', async () => {
    const { seat, connector } = await openDesk();
    const alex = seat({ locale: 'nl-BE' }, nl);

    const done = await alex.reachEnd(ANDROID, nl.confirmation.title);
    const shown = cardIn(await alex.click(done, 'passcode.show'), done);

    assert.ok(readCard(shown).includes(nl.passcode.title));
    const english = [en.devices.title, en.signIn.title, en.consequences.title, en.progress.steps.accepted];
    const said = connector.records.map(({ activity }) => readableText(activity)).join('\n');
    assert.deepEqual(
      english.filter((words) => said.includes(words)),
      [],
    );
  });

  it('is English where nobody speaks that of the person’s Teams', async () => {
    const { seat } = await openDesk();
    const alex = seat({ locale: 'fi-FI' });

    await alex.say('help');

    await alex.hears(en.help.title);
  });

  it('is the chosen one from then on, also in messages that the bot sends of itself', async () => {
    const { seat, world, stands } = await openDesk();
    const dutch = seat({ locale: 'nl-NL' }, nl);
    const { id } = dutch.device(ANDROID.name).managed;
    world.intune.world.change(id, { online: false });
    const card = await dutch.reachConsequences(ANDROID);
    await dutch.click(card, 'consequences.confirm', HAVE_DEVICE);
    await stands(({ state }) => state === 'pending');

    await dutch.say('speak english');
    world.intune.world.change(id, { online: true });

    await dutch.hears(en.chat.languageSet);
    const done = cardOf(await dutch.isSent(en.confirmation.title));
    assert.ok(readCard(cardIn(await dutch.click(done, 'passcode.show'), done)).includes(en.passcode.title));
  });

  it('can be chosen with a button, and one that nobody speaks is answered with the choice', async () => {
    const { alex, connector } = await openDesk();

    await press(alex, SOME_CARD, { v: 1, action: 'language.set', language: 'nl' });
    const answer = await press(alex, SOME_CARD, { v: 1, action: 'language.set', language: 'tlh' });

    await alex.hears(nl.chat.languageSet);
    await alex.hears(nl.chat.chooseLanguage);
    assert.equal(textIn(answer), nl.chat.seeBelow);
    assert.ok(connector.records.every(({ conversationId }) => conversationId === `a:${ALEX.oid}`));
  });
});
