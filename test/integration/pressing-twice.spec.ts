import assert from 'node:assert/strict';
import { en } from '../../locales/en.ts';
import { cardIn, readCard, textIn } from '../harness/bot-answer.ts';
import { type ButtonChoice, type CardInChat, cardOf, findButton } from '../harness/card-in-chat.ts';
import { ANDROID } from '../harness/desk-devices.ts';
import { type DeskPerson, HAVE_DEVICE, pickOf } from '../harness/desk-person.ts';
import { type DeskWorld, keepDesks } from '../harness/desk-world.ts';
import { press } from '../harness/press.ts';
import type { BotAnswer, Inputs } from '../harness/teams-client.ts';

/** A button that works once. */
interface OneTimeButton {
  readonly reach: (person: DeskPerson) => Promise<CardInChat>;
  readonly choice: (person: DeskPerson) => ButtonChoice;
  readonly inputs?: Inputs;
  /** What the chat shows once, however often the button is pressed. */
  readonly effect: string;
}

const cancel = (): ButtonChoice => 'prompt.cancel';
const BUTTONS: Readonly<Record<string, OneTimeButton>> = {
  'picking a device': {
    reach: (person) => person.askForReset(),
    choice: (person) => pickOf(person.device(ANDROID.name).managed.id),
    effect: en.signIn.title,
  },
  'canceling the device list': {
    reach: (person) => person.askForReset(),
    choice: cancel,
    effect: en.notices.canceled.text,
  },
  'canceling the sign-in': {
    reach: async (person) => (await person.reachSignIn(ANDROID)).card,
    choice: cancel,
    effect: en.notices.canceled.text,
  },
  'canceling the consequences': {
    reach: (person) => person.reachConsequences(ANDROID),
    choice: cancel,
    effect: en.notices.canceled.text,
  },
  confirming: {
    reach: (person) => person.reachConsequences(ANDROID),
    choice: () => 'consequences.confirm',
    inputs: HAVE_DEVICE,
    effect: en.progress.steps.accepted,
  },
};

describe('a button that works once', () => {
  const openDesk = keepDesks();

  for (const [what, { reach, choice, inputs, effect }] of Object.entries(BUTTONS)) {
    it(`says so kindly when it is pressed again: ${what}`, async () => {
      const desk = await openDesk();
      const card = await reach(desk.alex);
      const first = await desk.alex.click(card, choice(desk.alex), inputs);

      const second = await desk.alex.click(card, choice(desk.alex), inputs);

      assert.ok(readCard(cardIn(first, card)));
      assert.equal(textIn(second), en.chat.alreadyUsed);
      assertOnce(desk, effect);
    });

    it(`works once when it is pressed twice at the same time: ${what}`, async () => {
      const desk = await openDesk();
      const card = await reach(desk.alex);

      const answers = await Promise.all([
        desk.alex.click(card, choice(desk.alex), inputs),
        desk.alex.click(card, choice(desk.alex), inputs),
      ]);

      assert.deepEqual(answers.filter(isWord).map(textIn), [en.chat.alreadyUsed]);
      assertOnce(desk, effect);
    });

    it(`works once when Teams sends the press again: ${what}`, async () => {
      const desk = await openDesk();
      const card = await reach(desk.alex);
      const data = { ...findButton(card, choice(desk.alex)).data, ...inputs };

      const answers = await Promise.all(
        ['f:1', 'f:1', 'f:1'].map((id) => press(desk.alex, card, data, { id })),
      );

      assert.deepEqual(
        answers.map(({ status }) => status),
        [200, 200, 200],
      );
      assert.deepEqual(answers.filter(isWord).map(textIn), [en.chat.seeBelow, en.chat.seeBelow]);
      assertOnce(desk, effect);
    });
  }

  it('resets once when ten confirmations come at the same time', async () => {
    const { alex, resets, connector, settled } = await openDesk();
    const card = await alex.reachConsequences(ANDROID);

    const answers = await Promise.all(
      Array.from({ length: 10 }, () => alex.click(card, 'consequences.confirm', HAVE_DEVICE)),
    );
    await alex.hears(en.confirmation.title);
    await settled();

    assert.equal(answers.filter(isWord).length, 9);
    assert.equal(resets().length, 1);
    const confirmations = connector.records.filter(({ activityId }) =>
      alex.read(activityId).includes(en.confirmation.title),
    );
    assert.equal(confirmations.length, 1);
  });

  it('cannot be pressed on a card that was left behind by a newer one', async () => {
    const { alex } = await openDesk();
    const left = await alex.askForReset();
    await alex.askForReset();

    const answer = await alex.click(left, pickOf(alex.device(ANDROID.name).managed.id));

    assert.equal(textIn(answer), en.chat.alreadyUsed);
    assert.ok(alex.read(left.activityId).includes(en.notices.replaced.text));
  });

  it('asks for the tick where the client does not', async () => {
    const { alex, resets } = await openDesk();
    const card = await alex.reachConsequences(ANDROID);
    const { data } = findButton(card, 'consequences.confirm');

    const answer = await press(alex, card, { ...data, haveDevice: 'false' });

    assert.ok(readCard(cardIn(answer, card)).includes(en.consequences.missing));
    assert.equal(resets().length, 0);
    await alex.click(cardIn(answer, card), 'consequences.confirm', HAVE_DEVICE);
    await alex.hears(en.confirmation.title);
  });
});

describe('a button that works again and again', () => {
  const openDesk = keepDesks();

  it('leaves one open list when a reset is started twice at the same time', async () => {
    const { alex } = await openDesk();
    await alex.say('hi');
    const welcome = cardOf(await alex.hears(en.welcome.value));

    await Promise.all([alex.click(welcome, 'reset.start'), alex.click(welcome, 'reset.start')]);

    const lists = alex.chat().filter(({ activityId }) => alex.read(activityId).includes(en.devices.title));
    assert.equal(lists.length, 1);
  });

  it('shows and hides the same passcode as often as it is pressed, and resets nothing', async () => {
    const { alex, resets } = await openDesk();
    const done = await alex.reachEnd(ANDROID, en.confirmation.title);

    const [shown, again] = await Promise.all([
      alex.click(done, 'passcode.show'),
      alex.click(done, 'passcode.show'),
    ]);
    const hidden = await alex.click(cardIn(shown, done), 'passcode.hide');

    assert.deepEqual(shown.body, again.body);
    assert.deepEqual(cardIn(hidden, done).content, done.content);
    assert.equal(resets().length, 1);
  });

  for (const verb of ['status.show', 'contact.show', 'help.show', 'devices.show']) {
    it(`answers every time: ${verb}`, async () => {
      const { alex, connector } = await openDesk();
      const nowhere = { activityId: '1', content: {} };
      await press(alex, nowhere, { v: 1, action: verb });
      const after = connector.records.length;

      const second = await press(alex, nowhere, { v: 1, action: verb });

      assert.equal(textIn(second), en.chat.seeBelow);
      assert.ok(connector.records.length > after);
    });
  }
});

function isWord({ body }: BotAnswer): boolean {
  return JSON.stringify(body).includes('"application/vnd.microsoft.activity.message"');
}

function assertOnce({ alex, resets }: DeskWorld, effect: string): void {
  const cards = alex.chat().filter(({ activityId }) => alex.read(activityId).includes(effect));
  assert.equal(cards.length, 1);
  assert.ok(resets().length <= 1);
}
