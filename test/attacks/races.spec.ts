import assert from 'node:assert/strict';
import { en } from '../../locales/en.ts';
import { helpdesk as words } from '../../locales/en/helpdesk.ts';
import { SANDBOX_HELPDESK } from '../../sandbox/helpdesk.ts';
import { ALEX, type Person } from '../../sandbox/people.ts';
import { readCard } from '../harness/bot-answer.ts';
import { POST } from '../harness/desk-intune.ts';
import { ANDROID, IPHONE } from '../harness/desk-devices.ts';
import { HAVE_DEVICE, pickOf } from '../harness/desk-person.ts';
import { channelSeat, openThread } from '../harness/desk-thread.ts';
import { payloadOf, press } from '../harness/press.ts';
import { keepRuledDesks, type RuledDesk } from '../harness/ruled-desk.ts';
import { until } from '../harness/until.ts';
import { assertNothingReset } from './aftermath.ts';

const ADELE: Person = {
  oid: 'c3a2e6f4-9d58-417a-aebc-73f408192d22',
  name: 'Adele Vance',
  username: 'adelev@example.com',
};
const ELSEWHERE = { conversationId: 'a:another-chat' };

/** As often as people, clients and networks repeat anything, and more. */
const COPIES = 10;

function times<T>(count: number, act: () => Promise<T>): Promise<readonly T[]> {
  return Promise.all(Array.from({ length: count }, act));
}

/** How often this was written down about Alex. */
async function countTold(desk: RuledDesk, kind: string): Promise<number> {
  return (await desk.told()).filter((line) => line.split(':')[0] === kind).length;
}

describe('attack by racing: a reset', () => {
  const openDesk = keepRuledDesks();

  it('confirmed ten times at once is one', async () => {
    const desk = await openDesk();
    const card = await desk.alex.reachConsequences(ANDROID);

    await times(COPIES, () => desk.alex.click(card, 'consequences.confirm', HAVE_DEVICE));

    await desk.alex.isSent(en.confirmation.title);
    await desk.settled();
    assert.equal(desk.resets().length, 1);
    assert.equal(await countTold(desk, 'reset-confirmed'), 1);
  });

  it('confirmed and canceled at once is one or the other, never both', async () => {
    const desk = await openDesk();
    const card = await desk.alex.reachConsequences(ANDROID);

    await Promise.all([
      desk.alex.click(card, 'prompt.cancel'),
      desk.alex.click(card, 'consequences.confirm', HAVE_DEVICE),
      desk.alex.click(card, 'prompt.cancel'),
    ]);

    await desk.settled();
    const wasConfirmed = (await countTold(desk, 'reset-confirmed')) === 1;
    assert.equal(desk.resets().length, wasConfirmed ? 1 : 0);
    assert.equal(desk.alex.read(card.activityId).includes(en.notices.canceled.text), !wasConfirmed);
  });

  it('confirmed after it was canceled is none', async () => {
    const desk = await openDesk();
    const card = await desk.alex.reachConsequences(ANDROID);
    await desk.alex.click(card, 'prompt.cancel');

    await times(COPIES, () => desk.alex.click(card, 'consequences.confirm', HAVE_DEVICE));

    await assertNothingReset(desk);
  });

  it('of the same device, confirmed in two chats at once, is one', async () => {
    const desk = await openDesk();
    const elsewhere = desk.seat(ELSEWHERE);
    const cards = [
      await desk.alex.reachConsequences(ANDROID),
      await elsewhere.reachConsequences(ANDROID),
    ] as const;

    await Promise.all([
      desk.alex.click(cards[0], 'consequences.confirm', HAVE_DEVICE),
      elsewhere.click(cards[1], 'consequences.confirm', HAVE_DEVICE),
    ]);

    await desk.settled();
    assert.equal(desk.resets().length, 1);
  });

  it('of two devices, confirmed at once where the limit is one, is one', async () => {
    const desk = await openDesk();
    desk.rules.set({ limits: { perUser: { resets: 1, hours: 24 } } });
    const elsewhere = desk.seat(ELSEWHERE);
    const cards = [
      await desk.alex.reachConsequences(ANDROID),
      await elsewhere.reachConsequences(IPHONE),
    ] as const;

    await Promise.all([
      desk.alex.click(cards[0], 'consequences.confirm', HAVE_DEVICE),
      elsewhere.click(cards[1], 'consequences.confirm', HAVE_DEVICE),
    ]);

    await desk.settled();
    assert.equal(desk.resets().length, 1);
    assert.equal(await countTold(desk, 'reset-refused'), 1);
  });

  it('paused between the confirmation and the POST is not sent', async () => {
    const desk = await openDesk({
      parts: ({ resetStore }, rules) => ({
        resetStore: {
          ...resetStore,
          async create(reset) {
            await rules.pause.pause({ at: 0, by: 'operator', note: 'Stop' });
            return resetStore.create(reset);
          },
        },
      }),
    });

    await desk.alex.confirm(ANDROID);

    await desk.alex.isSent(en.failed.title);
    assert.equal(desk.resets().length, 0);
    assert.equal((await desk.told()).at(-1), 'reset-ended:failed:paused');
  });

  it('reported as "not me" while the POST is on its way blocks its person, and shows no passcode of it', async () => {
    const desk = await openDesk();
    desk.world.intune.faults.add({ ...POST, delayMs: 300 });
    const progress = await desk.alex.confirm(ANDROID);
    await desk.stands(({ state }) => state === 'sending');

    await desk.alex.click(progress, 'not-me.report');

    await desk.alex.hears(en.notMe.tooLate(1));
    await desk.settled();
    const [reset] = await desk.resetStore.listByUser(ALEX.oid);
    const shown = await press(desk.alex, progress, { v: 1, action: 'passcode.show', reset: reset?.id });
    assert.ok(JSON.stringify(shown.body).includes(en.chat.revealRefused('blocked')));
    assert.equal(await countTold(desk, 'passcode-revealed'), 0);
    await desk.alex.say('reset');
    await desk.alex.hears(en.policyRefusal({ reason: 'blocked' }, String).text);
  });

  it('confirmed and reported as "not me" at once leaves its person blocked', async () => {
    const desk = await openDesk();
    const card = await desk.alex.reachConsequences(ANDROID);

    await Promise.all([
      desk.alex.click(card, 'consequences.confirm', HAVE_DEVICE),
      desk.alex.say('that wasn’t me'),
    ]);

    await desk.settled();
    assert.equal((await desk.rules.blocks.find(ALEX.oid))?.by, 'not-me');
    assert.ok(desk.resets().length <= 1);
  });

  it('whose device is picked twice at once asks for one sign-in', async () => {
    const desk = await openDesk();
    const list = await desk.alex.askForReset();

    await times(2, () => desk.alex.click(list, pickOf(desk.alex.device(ANDROID.name).managed.id)));

    assert.equal(await countTold(desk, 'reset-requested'), 1);
  });
});

describe('attack by racing: a passcode and a code', () => {
  const openDesk = keepRuledDesks();

  it('asked for twenty times at once is shown five times, each written down', async () => {
    const desk = await openDesk();
    const done = await desk.alex.reachEnd(ANDROID, en.confirmation.title);
    await desk.settled();

    const answers = await times(20, () => desk.alex.click(done, 'passcode.show'));

    const { lock } = desk.alex.device(ANDROID.name);
    assert.ok(lock.guard === 'temporary');
    const { passcode } = lock;
    assert.equal(answers.filter(({ body }) => JSON.stringify(body).includes(passcode)).length, 5);
    assert.equal(await countTold(desk, 'passcode-revealed'), 5);
  });

  it('asked for ten times at once, after its person was blocked, is not shown', async () => {
    const desk = await openDesk();
    const done = await desk.alex.reachEnd(ANDROID, en.confirmation.title);
    await desk.rules.blocks.block(ALEX.oid, { at: 0, by: 'not-me', note: '' });

    await times(COPIES, () => desk.alex.click(done, 'passcode.show'));

    assert.equal(await countTold(desk, 'passcode-revealed'), 0);
  });

  it('a right code that comes ten times at once is one proof', async () => {
    const desk = await openDesk();
    desk.world.tokenService.settings.completeByInvoke = false;
    const { code } = await desk.alex.signIn(await desk.alex.reachSignIn(ANDROID));

    await times(COPIES, () => desk.alex.invoke('signin/verifyState', { state: code }));

    await desk.alex.hears(en.consequences.title);
    assert.equal(await countTold(desk, 'proof-passed'), 1);
    await assertNothingReset(desk);
  });
});

describe('attack by racing: the helpdesk', () => {
  const openDesk = keepRuledDesks();
  const GROUP = 'a1ec0000-0000-4000-8000-00000000000a';

  it('a case that two helpers claim at once has one of them', async () => {
    const desk = await openDesk();
    desk.connector.roster.set(SANDBOX_HELPDESK.teamId, ADELE, true);
    await desk.alex.say('talk to a person');
    const { helper, card } = await openThread(desk, ALEX.name);
    const { conversationId } = helper.seat;
    const adele = desk.seat(channelSeat({ person: ADELE, conversationId }));
    const shown = card();

    await Promise.all([helper.click(shown, 'case.claim'), adele.click(shown, 'case.claim')]);

    await until('the card says who has it', () => readCard(card()).includes(words.states.claimed));
    const claims = (await desk.audited()).filter(({ kind }) => kind === 'case-claimed');
    assert.equal(claims.length, 1);
  });

  it('an approval that is used at the same moment for two resets of a device is used once', async () => {
    const directory = new Map([[ALEX.oid, { groups: [GROUP], passwordChangedAt: null, methodsAddedAt: [] }]]);
    const desk = await openDesk({ directory });
    desk.rules.set({ stricterTiers: [{ groups: [GROUP], helpdeskApproval: true }] });
    const { id: deviceId } = desk.alex.device(ANDROID.name).managed;
    const goodUntil = desk.clock.now() + 3_600_000;
    await desk.rules.approvals.grant({ userId: ALEX.oid, deviceId, by: 'helper', goodUntil });
    const elsewhere = desk.seat(ELSEWHERE);
    const cards = [
      await desk.alex.reachConsequences(ANDROID),
      await elsewhere.reachConsequences(ANDROID),
    ] as const;

    await Promise.all([
      desk.alex.click(cards[0], 'consequences.confirm', HAVE_DEVICE),
      elsewhere.click(cards[1], 'consequences.confirm', HAVE_DEVICE),
    ]);

    await desk.settled();
    assert.equal(desk.resets().length, 1);
    assert.equal(await desk.rules.approvals.find(ALEX.oid, deviceId), false);
  });
});

describe('attack by repeating', () => {
  const openDesk = keepRuledDesks();

  it('a whole conversation of which every activity comes ten times is one reset', async () => {
    const desk = await openDesk();
    const tenfold = desk.seat({}, en, COPIES);

    await tenfold.reachEnd(ANDROID, en.confirmation.title);

    await desk.settled();
    assert.equal(desk.resets().length, 1);
    for (const kind of ['reset-requested', 'proof-passed', 'reset-confirmed', 'reset-sent', 'reset-ended'])
      assert.equal(await countTold(desk, kind), 1, kind);
  });

  it('a recorded conversation, sent again with new ids, resets nothing', async () => {
    const desk = await openDesk();
    const list = await desk.alex.askForReset();
    const pick = pickOf(desk.alex.device(ANDROID.name).managed.id);
    const order = desk.connector.records.length;
    await desk.alex.click(list, pick);
    await desk.alex.signIn(await desk.alex.signInAsked(order));
    const consequences = await desk.alex.hears(en.consequences.title);
    const card = {
      activityId: consequences.activityId,
      content: consequences.activity.attachments[0]?.content,
    };
    const { data } = payloadOf(card, 'consequences.confirm');
    await press(desk.alex, card, { ...data, ...HAVE_DEVICE });
    await desk.alex.isSent(en.confirmation.title);

    await desk.alex.click(list, pick);
    await press(desk.alex, card, { ...data, ...HAVE_DEVICE });

    await desk.settled();
    assert.equal(desk.resets().length, 1);
  });
});
