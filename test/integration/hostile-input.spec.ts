import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import { en } from '../../locales/en.ts';
import { MEGAN } from '../../sandbox/people.ts';
import { cardIn, textIn } from '../harness/bot-answer.ts';
import { type CardInChat, findButton } from '../harness/card-in-chat.ts';
import { ANDROID, MEGANS } from '../harness/desk-devices.ts';
import { type DeskWorld, keepDesks } from '../harness/desk-world.ts';
import { press } from '../harness/press.ts';

const LONG = 'x'.repeat(129);
const SOME_CARD: CardInChat = { activityId: '1', content: {} };

describe('a payload that no card of ours has', () => {
  const openDesk = keepDesks();
  const payloads: readonly unknown[] = [
    undefined,
    null,
    'reset.start',
    [],
    {},
    { v: 1 },
    { v: '1', action: 'reset.start' },
    { v: 1, action: 'device.wipe' },
    { v: 1, action: 'reset.start', device: '' },
    { v: 1, action: 'reset.start', device: LONG },
    { v: 1, action: 'device.pick', prompt: { $gt: '' }, device: ['x'] },
    { v: 1, action: 'consequences.confirm' },
    { v: 1, action: 'passcode.show', reset: LONG },
    { v: 1, action: 'language.set', language: 'constructor'.repeat(2) },
    { v: 1, action: '__proto__', prompt: '1' },
  ];

  for (const payload of payloads) {
    it(`is refused, also from an older client, and touches nothing: ${show(payload)}`, async () => {
      const desk = await openDesk();

      const executed = await press(desk.alex, SOME_CARD, payload);
      const submitted = await desk.alex.post({ type: 'message', value: payload ?? false, replyToId: '1' });

      assert.deepEqual([executed.status, submitted.status], [400, 400]);
      assertUntouched(desk);
    });
  }

  for (const value of [undefined, null, {}, [], 'x', { action: null }]) {
    it(`is refused without an action: ${show(value)}`, async () => {
      const desk = await openDesk();

      const answer = await desk.alex.invoke('adaptiveCard/action', value);

      assert.equal(answer.status, 400);
      assertUntouched(desk);
    });
  }

  for (const version of [0, 2, 99]) {
    it(`is answered with a fresh card when it is of version ${version}`, async () => {
      const { alex, resets } = await openDesk();

      const answer = await press(alex, SOME_CARD, {
        v: version,
        action: 'consequences.confirm',
        now: 'else',
      });

      assert.equal(textIn(answer), en.chat.outdatedCard);
      await alex.hears(en.help.title);
      assert.equal(resets().length, 0);
    });
  }
});

describe('a body that is no activity', () => {
  const openDesk = keepDesks();
  const bodies = ['', '{}', '[]', 'null', '"hi"', '{"type":"message"', '{"type":"message"}', '\u0000'];

  for (const body of bodies) {
    it(`is refused without a word of the inside: ${JSON.stringify(body)}`, async () => {
      const desk = await openDesk();

      const response = await postBody(desk, body);

      assert.equal(response.status, 400);
      assert.doesNotMatch(await response.text(), /node_modules|\.ts|\s+at \//);
      assertUntouched(desk);
    });
  }

  it('is refused when it is too large', async () => {
    const desk = await openDesk();

    const response = await postBody(desk, JSON.stringify({ type: 'message', text: 'x'.repeat(300_000) }));

    assert.equal(response.status, 413);
    assertUntouched(desk);
  });

  for (const field of ['from', 'serviceUrl', 'channelId']) {
    it(`is refused without ${field}`, async () => {
      const desk = await openDesk();

      await desk.alex.say('reset', { [field]: undefined });
      const invoked = await desk.alex.invoke(
        'signin/verifyState',
        { state: '123456' },
        { [field]: undefined },
      );

      assert.notEqual(invoked.status, 200);
      assertUntouched(desk);
    });
  }
});

describe('an id of somebody else', () => {
  const openDesk = keepDesks();

  it('starts nothing for a foreign device, in the words for an unknown one', async () => {
    const { alex, seat, resets, log } = await openDesk();
    const foreign = seat({ person: MEGAN }).device(MEGANS.name).managed.id;

    const answers = [];
    for (const device of [foreign, randomUUID()])
      answers.push(await press(alex, SOME_CARD, { v: 1, action: 'reset.start', device }));

    assert.deepEqual(answers.map(textIn), [en.chat.noSuchDevice, en.chat.noSuchDevice]);
    assert.deepEqual(log.messages('error'), []);
    assert.equal(resets().length, 0);
  });

  it('cannot be picked in the own list, in the words for an unknown one', async () => {
    const { alex, seat, log } = await openDesk();
    const foreign = seat({ person: MEGAN }).device(MEGANS.name).managed.id;
    const list = await alex.askForReset();
    const { data } = findButton(list, 'prompt.cancel');

    const answers = [];
    for (const device of [foreign, randomUUID()])
      answers.push(await press(alex, list, { ...data, action: 'device.pick', device }));

    assert.deepEqual(answers.map(textIn), [en.chat.noSuchDevice, en.chat.noSuchDevice]);
    assert.ok(log.messages('warn').length > 0);
  });

  for (const action of ['passcode.show', 'passcode.hide']) {
    it(`shows nothing of a foreign reset, in the words for an unknown one: ${action}`, async () => {
      const { alex, seat } = await openDesk();
      const megan = seat({ person: MEGAN });
      const done = await alex.reachEnd(ANDROID, en.confirmation.title);
      const reset = findButton(done, 'passcode.show').data['reset'];

      const foreign = await press(megan, SOME_CARD, { v: 1, action, reset });
      const unknown = await press(megan, SOME_CARD, { v: 1, action, reset: randomUUID() });

      assert.equal(textIn(foreign), en.chat.revealRefused('no-such-reset'));
      assert.deepEqual(foreign.body, unknown.body);
      assert.ok(cardIn(await alex.click(done, 'passcode.show'), done));
    });
  }

  it('does not answer an open card of another conversation', async () => {
    const { alex, seat, resets } = await openDesk();
    const megan = seat({ person: MEGAN });
    const card = await alex.reachConsequences(ANDROID);
    const { data } = findButton(card, 'consequences.confirm');

    const answer = await press(megan, card, { ...data, haveDevice: 'true' });

    assert.equal(textIn(answer), en.chat.alreadyUsed);
    assert.equal(resets().length, 0);
  });
});

/** Short enough for a title. */
function show(value: unknown): string {
  return inspect(value, { breakLength: Infinity }).slice(0, 60);
}

function postBody({ endpoint }: DeskWorld, body: string): Promise<Response> {
  return fetch(endpoint, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
}

function assertUntouched({ connector, stored, world }: DeskWorld): void {
  assert.deepEqual(connector.records, []);
  assert.deepEqual(stored, []);
  assert.deepEqual(world.intune.journal.list(), []);
}
