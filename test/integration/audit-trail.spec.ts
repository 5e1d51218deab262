import assert from 'node:assert/strict';
import { en } from '../../locales/en.ts';
import { ALEX, MEGAN, SANDBOX_TENANT_ID } from '../../sandbox/people.ts';
import { IoError } from '../../services/platform/errors.ts';
import { cardIn, readCard, textIn } from '../harness/bot-answer.ts';
import { findButtons } from '../harness/card-in-chat.ts';
import { ANDROID, MEGANS } from '../harness/desk-devices.ts';
import { HAVE_DEVICE } from '../harness/desk-person.ts';
import { OWNER } from '../harness/desk-intune.ts';
import { press } from '../harness/press.ts';
import { keepRuledDesks, type RuledDesk } from '../harness/ruled-desk.ts';

const UNKNOWN = 'b8f1f0a2-0000-4000-8000-000000000009';

describe('what is written down', () => {
  const openDesk = keepRuledDesks();

  it('of a whole reset is each step, by whom, of which device, in its order', async () => {
    const desk = await openDesk();
    const done = await desk.alex.reachEnd(ANDROID, en.confirmation.title);
    await desk.alex.click(done, 'passcode.show');

    assert.deepEqual(await desk.told(), [
      'reset-requested',
      'proof-passed',
      'reset-confirmed',
      'reset-sent',
      'reset-ended:done',
      'passcode-revealed',
    ]);
    const events = await desk.audited();
    const deviceId = desk.alex.device(ANDROID.name).managed.id;
    for (const event of events) {
      assert.partialDeepStrictEqual(event, { tenantId: SANDBOX_TENANT_ID, subject: ALEX.oid, deviceId });
      assert.match(event.correlationId ?? '', /^[0-9a-f-]{36}$/);
    }
    assert.deepEqual(
      events.map(({ actor }) => actor.kind),
      ['user', 'user', 'user', 'system', 'system', 'user'],
    );
    const confirmed = new Set(events.slice(2, 5).map(({ correlationId }) => correlationId));
    assert.equal(confirmed.size, 1, 'what follows from a confirmation carries its correlation id');
  });

  it('carries no name, no passcode and no word of a person', async () => {
    const desk = await openDesk();
    const done = await desk.alex.reachEnd(ANDROID, en.confirmation.title);
    const shown = readCard(cardIn(await desk.alex.click(done, 'passcode.show'), done)).split('\n');
    const { id } = desk.alex.device(ANDROID.name).managed;
    const passcode = shown.find((line) => desk.world.intune.world.unlock(id, line)) ?? '';

    const written = JSON.stringify(await desk.audited());

    assert.notEqual(passcode, '');
    for (const secret of [passcode, ANDROID.name, ALEX.name, ALEX.username]) {
      assert.ok(!written.includes(secret), secret);
    }
  });

  it('is the sixth look at a passcode, too, which is refused', async () => {
    const desk = await openDesk();
    const done = await desk.alex.reachEnd(ANDROID, en.confirmation.title);

    for (let count = 0; count < 5; count++) cardIn(await desk.alex.click(done, 'passcode.show'), done);
    const sixth = await desk.alex.click(done, 'passcode.show');

    assert.equal(textIn(sixth), en.chat.revealRefused('shown-too-often'));
    const told = await desk.told();
    assert.equal(told.filter((kind) => kind === 'passcode-revealed').length, 5);
    assert.equal(told.at(-1), 'reveal-refused:shown-too-often');
  });

  for (const [kind, deviceIdOf] of [
    ['somebody else’s', (desk: RuledDesk) => desk.seat({ person: MEGAN }).device(MEGANS.name).managed.id],
    ['no', () => UNKNOWN],
  ] as const) {
    it(`is every id of ${kind} device, with the same words at the choice and at the start`, async () => {
      const desk = await openDesk();
      const deviceId = deviceIdOf(desk);
      const list = await desk.alex.askForReset();
      const pick = findButtons(list).find(({ verb }) => verb === 'device.pick');

      const picked = await press(desk.alex, list, { ...pick?.data, device: deviceId });
      await press(desk.alex, list, { v: 1, action: 'reset.start', device: deviceId });

      assert.equal(textIn(picked), en.chat.noSuchDevice);
      const foreign = (await desk.audited()).filter((event) => event.kind === 'foreign-id');
      assert.deepEqual(
        foreign.map((event) => [event.detail, event.deviceId, event.subject]),
        [
          ['pick', deviceId, ALEX.oid],
          ['begin', deviceId, ALEX.oid],
        ],
      );
    });
  }

  for (const [step, act] of [
    ['after the sign-in', 'begin'],
    ['at the confirmation', 'request'],
  ] as const) {
    it(`is a device that is theirs no more ${step}`, async () => {
      const desk = await openDesk();
      if (act === 'begin') {
        const asked = await desk.alex.reachSignIn(ANDROID);
        desk.world.intune.faults.add({ ...OWNER, status: 404 });
        await desk.alex.signIn(asked);
      } else {
        const card = await desk.alex.reachConsequences(ANDROID);
        desk.world.intune.faults.add({ ...OWNER, status: 404 });
        await desk.alex.click(card, 'consequences.confirm', HAVE_DEVICE);
      }

      await desk.alex.hears(
        act === 'begin' ? en.chat.noSuchDevice : en.chat.resetRefused({ reason: 'no-such-device' }),
      );
      assert.equal((await desk.told()).at(-1), `foreign-id:${act}`);
    });
  }

  for (const action of ['passcode.show', 'passcode.hide'] as const) {
    it(`is somebody else’s reset as one that does not exist: ${action}`, async () => {
      const desk = await openDesk();
      const done = await desk.alex.reachEnd(ANDROID, en.confirmation.title);
      const [reset] = await desk.resetStore.listByUser(ALEX.oid);
      const megan = desk.seat({ person: MEGAN });

      const foreign = await press(megan, done, { v: 1, action, reset: reset?.id });
      const unknown = await press(megan, done, { v: 1, action, reset: UNKNOWN });

      const words = en.chat.revealRefused('no-such-reset');
      assert.deepEqual([textIn(foreign), textIn(unknown)], [words, words]);
      const written = (await desk.audited()).filter(({ kind }) => kind === 'foreign-id');
      assert.deepEqual(
        written.map(({ subject, resetId }) => [subject, resetId]),
        [
          [MEGAN.oid, reset?.id],
          [MEGAN.oid, UNKNOWN],
        ],
      );
    });
  }
});

describe('where nothing can be written down', () => {
  const openDesk = keepRuledDesks();
  const away = (): Promise<never> => Promise.reject(new IoError('redis.unavailable', { retryable: true }));

  it('nothing is sent, and it is sent when it can', async () => {
    let isAway = true;
    const desk = await openDesk({
      record: (event, record) => (isAway && event.kind === 'reset-sent' ? away() : record(event)),
    });
    await desk.alex.confirm(ANDROID);
    await desk.stands(({ state }) => state === 'requested');
    assert.equal(desk.resets().length, 0);
    isAway = false;

    await desk.alex.isSent(en.confirmation.title);

    assert.equal(desk.resets().length, 1);
  });

  it('no passcode is shown', async () => {
    const desk = await openDesk({
      record: (event, record) => (event.kind === 'passcode-revealed' ? away() : record(event)),
    });
    const done = await desk.alex.reachEnd(ANDROID, en.confirmation.title);

    const answer = await desk.alex.click(done, 'passcode.show');

    assert.ok(!JSON.stringify(answer.body).includes(en.passcode.title));
  });

  it('nothing is started', async () => {
    const desk = await openDesk({
      record: (event, record) => (event.kind === 'reset-confirmed' ? away() : record(event)),
    });
    const card = await desk.alex.reachConsequences(ANDROID);

    await desk.alex.click(card, 'consequences.confirm', HAVE_DEVICE);

    assert.deepEqual(await desk.resetStore.listByUser(ALEX.oid), []);
  });
});
