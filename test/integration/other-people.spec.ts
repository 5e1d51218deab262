import assert from 'node:assert/strict';
import { en } from '../../locales/en.ts';
import { MEGAN, SANDBOX_TENANT_ID } from '../../sandbox/people.ts';
import { cardIn, readCard, textIn } from '../harness/bot-answer.ts';
import { type CardInChat, cardOf } from '../harness/card-in-chat.ts';
import { ANDROID, MEGANS } from '../harness/desk-devices.ts';
import { HAVE_DEVICE } from '../harness/desk-person.ts';
import { type DeskWorld, keepDesks } from '../harness/desk-world.ts';
import { press } from '../harness/press.ts';
import { startTeamsConnector } from '../harness/teams-connector.ts';

const ADMISSION = { tenantId: SANDBOX_TENANT_ID, allowInsecureServiceUrl: true };
const SOME_CARD: CardInChat = { activityId: '1', content: {} };

describe('two people at the same time', () => {
  const openDesk = keepDesks();

  it('each see and reset their own device only, however their steps interleave', async () => {
    const { alex, seat, world, resets } = await openDesk();
    const megan = seat({ person: MEGAN });
    const [hisList, herList] = await Promise.all([alex.askForReset(), megan.askForReset()]);
    const [his, hers] = await Promise.all([alex.reachConsequences(ANDROID), megan.reachConsequences(MEGANS)]);

    await megan.click(hers, 'consequences.confirm', HAVE_DEVICE);
    await alex.click(his, 'consequences.confirm', HAVE_DEVICE);
    const hisEnd = cardOf(await alex.hears(en.confirmation.title));
    const herEnd = cardOf(await megan.hears(en.confirmation.title));
    const shown = readCard(cardIn(await megan.click(herEnd, 'passcode.show'), herEnd));

    assert.ok(!readCard(hisList).includes(MEGANS.name) && !readCard(herList).includes(ANDROID.name));
    assert.ok(readCard(hisEnd).includes(ANDROID.name) && readCard(herEnd).includes(MEGANS.name));
    assert.equal(resets().length, 2);
    const { id } = megan.device(MEGANS.name).managed;
    assert.ok(shown.split('\n').some((line) => world.intune.world.unlock(id, line)));
  });

  it('finish their own sign-in only: Megan’s does not open Alex’s consequences', async () => {
    const { alex, seat, connector } = await openDesk();
    const megan = seat({ person: MEGAN });
    await alex.reachSignIn(ANDROID);
    const said = connector.records.length;

    await megan.reachConsequences(MEGANS);

    const toAlex = connector.records
      .slice(said)
      .filter(({ conversationId }) => conversationId === alex.seat.conversationId);
    assert.deepEqual(toAlex, []);
  });
});

describe('a conversation with others in it', () => {
  const openDesk = keepDesks();

  for (const conversationType of ['groupChat', 'channel'] as const) {
    it(`is told to go on in private, and shown no device: ${conversationType}`, async () => {
      const desk = await openDesk();
      const place = { conversationType, conversationId: '19:team@thread.tacv2' };
      const alex = desk.seat(place);

      await alex.say('reset my phone');
      const pressed = await press(alex, SOME_CARD, { v: 1, action: 'devices.show' });
      await alex.submit(startCard(), 'reset.start');

      assert.equal(textIn(pressed), en.chat.personalOnly);
      assert.deepEqual(
        alex.chat().map(({ activityId }) => alex.read(activityId)),
        [en.chat.personalOnly, en.chat.personalOnly],
      );
      assert.deepEqual(desk.world.intune.journal.list(), []);
    });

    it(`cannot finish a sign-in: ${conversationType}`, async () => {
      const desk = await openDesk();
      const alex = desk.seat({ conversationType, conversationId: '19:team@thread.tacv2' });

      const { status } = await alex.invoke('signin/verifyState', { state: '123456' });

      assert.equal(status, 403);
      assert.deepEqual(desk.connector.records, []);
    });
  }

  it('is what counts where the kind of conversation is not said', async () => {
    const { alex, world } = await openDesk();
    const { conversationId, tenantId } = alex.seat;

    await alex.say('reset', { conversation: { id: conversationId, tenantId } });

    await alex.hears(en.chat.personalOnly);
    assert.deepEqual(world.intune.journal.list(), []);
  });
});

describe('an activity from elsewhere', () => {
  const openDesk = keepDesks();

  it('is not answered when it is of another tenant', async () => {
    const desk = await openDesk();
    const stranger = desk.seat({ tenantId: '6f1c2b7e-0000-4c59-9b1e-2d8f5a7c3e10' });

    await stranger.say('reset');
    const { status } = await stranger.invoke('signin/verifyState', { state: '123456' });

    assert.equal(status, 400);
    assertSilent(desk);
  });

  for (const channelId of ['webchat', 'directline', 'emulator', 'MSTEAMS']) {
    it(`is not answered when it is of another channel: ${channelId}`, async () => {
      const desk = await openDesk();

      await desk.alex.say('reset', { channelId });

      assertSilent(desk);
    });
  }

  for (const serviceUrl of ['https://attacker.example/', 'file:///etc/passwd', 'not a url', '', undefined]) {
    it(`is not answered when its answers would go to ${serviceUrl ?? 'nowhere'}`, async () => {
      const desk = await openDesk();

      await desk.alex.say('reset', { serviceUrl });

      assertSilent(desk);
    });
  }

  it('cannot lead proactive messages away: the address is not taken over', async () => {
    const desk = await openDesk({
      parts: () => ({ admission: { ...ADMISSION, serviceHosts: ['127.0.0.1'] } }),
    });
    const elsewhere = await startTeamsConnector();
    await desk.alex.confirm(ANDROID);

    await desk.alex.say('hi', { serviceUrl: elsewhere.serviceUrl.replace('127.0.0.1', 'localhost') });

    await desk.alex.hears(en.confirmation.title);
    assert.deepEqual(elsewhere.records, []);
    await elsewhere.close();
  });
});

function startCard(): CardInChat {
  const data = { v: 1, action: 'reset.start' };
  const fallback = { type: 'Action.Submit', data };
  return { activityId: '1', content: { type: 'Action.Execute', verb: 'reset.start', data, fallback } };
}

function assertSilent({ connector, stored, world }: DeskWorld): void {
  assert.deepEqual(connector.records, []);
  assert.deepEqual(stored, []);
  assert.deepEqual(world.intune.journal.list(), []);
}
