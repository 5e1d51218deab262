import assert from 'node:assert/strict';
import { en } from '../../locales/en.ts';
import { SIGN_IN_WINDOW_MS } from '../../services/identity/challenge.ts';
import { DAY_MS } from '../../services/platform/clock.ts';
import type { TracedQueue } from '../../services/jobs/traced-queue.ts';
import { cardIn, readCard, textIn } from '../harness/bot-answer.ts';
import { type CardInChat, cardOf, findButtons } from '../harness/card-in-chat.ts';
import { ANDROID } from '../harness/desk-devices.ts';
import { type DeskPerson, HAVE_DEVICE } from '../harness/desk-person.ts';
import { type DeskWorld, keepDesks } from '../harness/desk-world.ts';

/** Where a person may be when they change their mind, and how they get there. */
const STEPS: Readonly<Record<string, (person: DeskPerson) => Promise<CardInChat>>> = {
  'the device list': (person) => person.askForReset(),
  'the sign-in': async (person) => (await person.reachSignIn(ANDROID)).card,
  'the consequences': (person) => person.reachConsequences(ANDROID),
};

describe('canceling', () => {
  const openDesk = keepDesks();

  it('says that there is nothing to cancel where nothing is open', async () => {
    const { alex } = await openDesk();

    await alex.say('cancel');

    await alex.hears(en.chat.nothingToCancel);
  });

  for (const [step, reach] of Object.entries(STEPS)) {
    it(`closes ${step} with its button`, async () => {
      const desk = await openDesk();
      const card = await reach(desk.alex);

      const answer = await desk.alex.click(card, 'prompt.cancel');

      assert.ok(readCard(cardIn(answer, card)).includes(en.notices.canceled.text));
      await assertOver(desk, card, en.notices.canceled.text);
    });

    it(`closes ${step} with a button of an older client`, async () => {
      const desk = await openDesk();
      const card = await reach(desk.alex);

      await desk.alex.submit(card, 'prompt.cancel');

      await assertOver(desk, card, en.notices.canceled.text);
    });

    it(`closes ${step} with a word`, async () => {
      const desk = await openDesk();
      const card = await reach(desk.alex);

      await desk.alex.say('never mind');

      await desk.alex.hears(en.chat.canceled);
      await assertOver(desk, card, en.notices.canceled.text);
    });
  }

  it('takes the sign-in button away, and a sign-in that comes all the same starts nothing', async () => {
    const { alex, resets } = await openDesk();
    const asked = await alex.reachSignIn(ANDROID);
    await alex.click(asked.card, 'prompt.cancel');

    await alex.signIn(asked);

    assert.ok(alex.read(asked.buttonId).includes(en.notices.closed.text));
    await alex.hears(en.chat.signInNotAccepted('too-late'));
    assert.equal(resets().length, 0);
  });

  it('leaves nothing behind: a new reset goes through', async () => {
    const { alex, resets } = await openDesk();
    await alex.click(await alex.reachConsequences(ANDROID), 'prompt.cancel');

    await alex.reachEnd(ANDROID, en.confirmation.title);

    assert.equal(resets().length, 1);
  });
});

describe('time that runs out', () => {
  const openDesk = keepDesks();

  it('ends the sign-in by itself, on a real timer, without another activity', async () => {
    const desk = await openDesk({ signInWindowMs: 200 });
    const asked = await desk.alex.reachSignIn(ANDROID);

    const turned = await desk.alex.hears(en.notices.signInExpired.text);

    assert.deepEqual([turned.operation, turned.activityId], ['update', asked.card.activityId]);
    await desk.alex.hears(en.notices.closed.text);
    assert.ok(desk.alex.read(asked.buttonId).includes(en.notices.closed.text));
    await assertOver(desk, cardOf(turned), en.notices.signInExpired.text);
  });

  it('ends the sign-in after five minutes, and a late one starts nothing', async () => {
    const { alex, time, resets } = await openDesk();
    const asked = await alex.reachSignIn(ANDROID);
    await time.jump(SIGN_IN_WINDOW_MS);
    await alex.hears(en.notices.signInExpired.text);

    await alex.signIn(asked);

    await alex.hears(en.chat.signInNotAccepted('too-late'));
    assert.equal(resets().length, 0);
  });

  it('refuses a late sign-in also where nobody has noticed the time yet', async () => {
    const { alex, time, resets } = await openDesk({ parts: () => ({ queue: createDeafQueue() }) });
    const asked = await alex.reachSignIn(ANDROID);
    await time.jump(SIGN_IN_WINDOW_MS);

    await alex.signIn(asked);

    assert.ok(alex.read(asked.card.activityId).includes(en.notices.signInExpired.text));
    assert.equal(resets().length, 0);
  });

  it('ends the consequences by itself, and their button resets nothing any more', async () => {
    const desk = await openDesk();
    const card = await desk.alex.reachConsequences(ANDROID);
    await desk.time.jump(SIGN_IN_WINDOW_MS);

    const turned = await desk.alex.hears(en.notices.confirmExpired.text);
    const answer = await desk.alex.click(card, 'consequences.confirm', HAVE_DEVICE);

    assert.deepEqual([turned.operation, turned.activityId], ['update', card.activityId]);
    assert.equal(textIn(answer), en.chat.alreadyUsed);
    await assertOver(desk, card, en.notices.confirmExpired.text);
  });

  it('refuses a late confirmation also where nobody has noticed the time yet', async () => {
    const { alex, time, resets } = await openDesk({ parts: () => ({ queue: createDeafQueue() }) });
    const card = await alex.reachConsequences(ANDROID);
    await time.jump(SIGN_IN_WINDOW_MS);

    const answer = await alex.click(card, 'consequences.confirm', HAVE_DEVICE);

    assert.ok(readCard(cardIn(answer, card)).includes(en.notices.confirmExpired.text));
    assert.equal(resets().length, 0);
  });

  it('does not touch what is not open any more', async () => {
    const { alex, time, connector, settled } = await openDesk();
    await alex.reachEnd(ANDROID, en.confirmation.title);
    await settled();
    const said = connector.records.length;

    await time.jump(2 * SIGN_IN_WINDOW_MS);
    await alex.say('thanks');

    assert.deepEqual(
      connector.records.slice(said).map(({ activity }) => activity.text),
      [en.chat.youAreWelcome],
    );
  });

  it('leaves the device list open: choosing tomorrow still asks for a sign-in', async () => {
    const { alex, time } = await openDesk();
    const list = await alex.askForReset();
    await time.jump(DAY_MS);

    await alex.click(list, ({ data }) => data['device'] === alex.device(ANDROID.name).managed.id);

    await alex.hears(en.signIn.title);
  });

  it('offers to start again with the same device', async () => {
    const { alex, time } = await openDesk();
    await alex.reachSignIn(ANDROID);
    await time.jump(SIGN_IN_WINDOW_MS);
    const turned = await alex.hears(en.notices.signInExpired.text);

    await alex.click(cardOf(turned), 'reset.start');

    const again = await alex.hears(en.signIn.title, turned.order);
    assert.equal(again.operation, 'send');
  });
});

/** The card is closed, pressing what it had says so kindly, and nothing reached a device. */
async function assertOver({ alex, resets }: DeskWorld, card: CardInChat, words: string): Promise<void> {
  assert.ok(alex.read(card.activityId).includes(words));
  const cancel = findButtons(card).find(({ verb }) => verb === 'prompt.cancel');
  if (cancel) assert.equal(textIn(await alex.click(card, 'prompt.cancel')), en.chat.alreadyUsed);
  assert.equal(resets().length, 0);
}

/** Takes jobs and never does them, as after a crash. */
function createDeafQueue(): TracedQueue {
  const nothing = (): Promise<void> => Promise.resolve();
  return { isTraced: true, schedule: nothing, start: nothing, close: nothing };
}
