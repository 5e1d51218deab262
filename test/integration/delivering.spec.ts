import assert from 'node:assert/strict';
import { en } from '../../locales/en.ts';
import { HOUR_MS, MINUTE_MS } from '../../services/platform/clock.ts';
import { cardIn, readCard, textIn } from '../harness/bot-answer.ts';
import { cardOf } from '../harness/card-in-chat.ts';
import { ANDROID, IPHONE } from '../harness/desk-devices.ts';
import { HAVE_DEVICE } from '../harness/desk-person.ts';
import { type DeskWorld, keepDesks } from '../harness/desk-world.ts';

describe('the final message', () => {
  const openDesk = keepDesks();

  /** A reset that waits for its device; switching that on ends it. */
  async function openWaiting(): Promise<DeskWorld & { readonly finish: () => void }> {
    const desk = await openDesk();
    const { id } = desk.alex.device(ANDROID.name).managed;
    desk.world.intune.world.change(id, { online: false });
    await desk.alex.confirm(ANDROID);
    await desk.stands(({ state }) => state === 'pending');
    return { ...desk, finish: () => void desk.world.intune.world.change(id, { online: true }) };
  }

  it('is given up where Teams refuses it for good, and that is recorded', async () => {
    const { alex, connector, finish, settled, stands, log } = await openWaiting();
    connector.inject({ operation: 'send', status: 403, code: 'BotNotInConversationRoster', times: 9 });

    finish();

    await settled();
    await stands(({ state, undeliverable }) => state === 'done' && undeliverable === true);
    assert.ok(!alex.chat().some(({ activityId }) => alex.read(activityId).includes(en.confirmation.title)));
    assert.ok(log.messages('error').includes('Outcome of a reset undeliverable'));
  });

  for (const status of [429, 500, 502, 503]) {
    it(`is brought once Teams takes it again, and then once: ${status}`, async () => {
      const { alex, connector, finish, settled, time } = await openWaiting();
      connector.inject({ operation: 'send', status, times: 3 });

      finish();

      await alex.isSent(en.confirmation.title);
      await settled();
      await time.jump(HOUR_MS);
      assert.equal(countOf(connector, en.confirmation.title), 1);
    });
  }

  it('is brought also where the progress card cannot be updated', async () => {
    const { alex, connector, finish, settled } = await openWaiting();
    connector.inject({ operation: 'update', status: 500, times: 3 });

    finish();

    await alex.isSent(en.confirmation.title);
    await settled();
    assert.equal(countOf(connector, en.confirmation.title), 1);
  });

  it('goes to where the person was last: the conversation’s address may change', async () => {
    const { alex, finish, connector } = await openWaiting();
    const moved = connector.serviceUrl.replace('127.0.0.1', 'localhost');
    await alex.say('thanks', { serviceUrl: moved });

    finish();

    await alex.isSent(en.confirmation.title);
  });
});

describe('one reset after the other', () => {
  const openDesk = keepDesks();

  it('is refused while one of the same device is under way', async () => {
    const { alex, world, resets, stands } = await openDesk();
    world.intune.world.change(alex.device(ANDROID.name).managed.id, { nextOutcome: 'never' });
    await alex.confirm(ANDROID);
    await stands(({ state }) => state === 'pending');

    const card = await alex.reachConsequences(ANDROID);
    await alex.click(card, 'consequences.confirm', HAVE_DEVICE);

    await alex.hears(en.chat.resetRefused({ reason: 'device-busy' }));
    assert.equal(resets().length, 1);
  });

  it('is refused beyond two of the same device in a day, and works again the day after', async () => {
    const { alex, resets, time, settled } = await openDesk();
    for (let count = 0; count < 2; count++) await alex.reachEnd(ANDROID, en.confirmation.title);
    await settled();

    const card = await alex.reachConsequences(ANDROID);
    await alex.click(card, 'consequences.confirm', HAVE_DEVICE);
    await alex.hears(en.policyRefusal({ reason: 'device-limit', limit: 2, hours: 24 }, String).text);
    assert.equal(resets().length, 2);
    await time.jump(24 * HOUR_MS);

    await alex.reachEnd(ANDROID, en.confirmation.title);
  });

  it('is refused beyond three of the same person in a day', async () => {
    const { alex, resets } = await openDesk();
    for (const device of [ANDROID, ANDROID, IPHONE]) await alex.reachEnd(device, en.confirmation.title);

    const card = await alex.reachConsequences(IPHONE);
    await alex.click(card, 'consequences.confirm', HAVE_DEVICE);

    await alex.hears(en.policyRefusal({ reason: 'user-limit', limit: 3, hours: 24 }, String).text);
    assert.equal(resets().length, 3);
  });
});

describe('the passcode a while later', () => {
  const openDesk = keepDesks();

  it('is shown only after a new sign-in, for which the card is offered again', async () => {
    const { alex, time, connector } = await openDesk();
    const done = await alex.reachEnd(ANDROID, en.confirmation.title);
    await time.jump(16 * MINUTE_MS);
    const order = connector.records.length;

    const refused = await alex.click(done, 'passcode.show');
    await alex.signIn(await alex.signInAsked(order));
    const again = cardOf(await alex.isSent(en.confirmation.title, order));

    assert.equal(textIn(refused), en.chat.revealRefused('proof-too-old'));
    assert.ok(readCard(cardIn(await alex.click(again, 'passcode.show'), again)).includes(en.passcode.title));
  });

  it('is not shown where the new sign-in does not come in time', async () => {
    const { alex, time, connector } = await openDesk();
    const done = await alex.reachEnd(ANDROID, en.confirmation.title);
    await time.jump(16 * MINUTE_MS);
    const order = connector.records.length;
    await alex.click(done, 'passcode.show');
    await time.jump(5 * MINUTE_MS);

    const turned = cardOf(await alex.hears(en.notices.signInExpired.text, order));
    const answer = await alex.click(turned, 'passcode.show');

    assert.equal(textIn(answer), en.chat.revealRefused('proof-too-old'));
  });
});

function countOf({ records }: DeskWorld['connector'], text: string): number {
  return records.filter(
    ({ operation, activity }) => operation === 'send' && JSON.stringify(activity).includes(text),
  ).length;
}
