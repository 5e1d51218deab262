import assert from 'node:assert/strict';
import { en } from '../../locales/en.ts';
import { ALEX, MEGAN } from '../../sandbox/people.ts';
import { MINUTE_MS } from '../../services/platform/clock.ts';
import { textIn } from '../harness/bot-answer.ts';
import { type CardInChat, cardOf } from '../harness/card-in-chat.ts';
import { ANDROID, IPHONE } from '../harness/desk-devices.ts';
import { HAVE_DEVICE } from '../harness/desk-person.ts';
import { press } from '../harness/press.ts';
import { keepRuledDesks, type RuledDesk } from '../harness/ruled-desk.ts';

const BLOCKED = en.policyRefusal({ reason: 'blocked' }, String).text;

/** Every card on which somebody else's doing may be noticed, and how it comes to be there. */
const NOTICES: Readonly<Record<string, (desk: RuledDesk) => Promise<CardInChat>>> = {
  'the sign-in card': async ({ alex }) => (await alex.reachSignIn(ANDROID)).card,
  'a sign-in that ran out': async ({ alex, time }) => {
    const asked = await alex.reachSignIn(ANDROID);
    await time.jump(5 * MINUTE_MS);
    const turned = await alex.hears(en.notices.signInExpired.text);
    assert.equal(turned.activityId, asked.card.activityId);
    return cardOf(turned);
  },
  'the progress card': async ({ alex, world, stands }) => {
    world.intune.world.change(alex.device(ANDROID.name).managed.id, { nextOutcome: 'never' });
    const card = await alex.confirm(ANDROID);
    await stands(({ state }) => state === 'pending');
    return card;
  },
  'the confirmation': ({ alex }) => alex.reachEnd(ANDROID, en.confirmation.title),
  'a failure': ({ alex, world }) => {
    world.intune.world.change(alex.device(ANDROID.name).managed.id, { nextOutcome: 'failed' });
    return alex.reachEnd(ANDROID, en.failed.title);
  },
};

/** The person reads that it is dealt with, is blocked, and can reset nothing any more. */
async function assertStopped({ alex, rules, resets, told }: RuledDesk): Promise<void> {
  await alex.hears(en.notMe.title);
  assert.equal((await rules.blocks.find(ALEX.oid))?.by, 'not-me');
  assert.ok((await told()).includes('user-blocked'));
  const posts = resets().length;
  await alex.say('reset');
  await alex.hears(BLOCKED);
  assert.equal(resets().length, posts);
}

describe('"this wasn’t me"', () => {
  const openDesk = keepRuledDesks();

  for (const [notice, reach] of Object.entries(NOTICES)) {
    it(`on ${notice} acts at once, and stops all resets of the person`, async () => {
      const desk = await openDesk();
      const card = await reach(desk);

      await desk.alex.click(card, 'not-me.report');

      await assertStopped(desk);
    });
  }

  for (const words of ['that wasn’t me', 'dat was ik niet', 'Das war ich nicht!', 'ce n’était pas moi']) {
    it(`is understood in words: ${words}`, async () => {
      const desk = await openDesk();

      await desk.alex.say(words);

      await assertStopped(desk);
    });
  }

  it('during the sign-in closes it: whoever signs in then gets no further', async () => {
    const desk = await openDesk();
    const asked = await desk.alex.reachSignIn(ANDROID);

    await desk.alex.click(asked.card, 'not-me.report');
    await desk.alex.signIn(asked);

    await assertStopped(desk);
    assert.ok(!(await desk.told()).includes('proof-passed'));
  });

  it('said in another turn than the confirmation, but before the POST, leaves nothing sent', async () => {
    const desk = await openDesk({
      parts: ({ resetStore }, rules) => ({
        resetStore: {
          ...resetStore,
          async create(reset) {
            await rules.blocks.block(reset.userId, { at: 0, by: 'not-me', note: '' });
            return resetStore.create(reset);
          },
        },
      }),
    });

    await desk.alex.confirm(ANDROID);

    await desk.alex.isSent(en.notices.withdrawn.title);
    await desk.settled();
    assert.equal(desk.resets().length, 0);
    assert.equal((await desk.told()).at(-1), 'reset-ended:canceled');
  });

  it('stops what waits for Intune, and says so', async () => {
    const desk = await openDesk();
    desk.world.intune.faults.add({
      ...{ method: 'GET', pathPattern: '/v1.0/deviceManagement/managedDevices/*', status: 503, times: 1000 },
    });
    const card = await desk.alex.confirm(ANDROID);

    await desk.alex.click(card, 'not-me.report');

    await desk.alex.hears(en.notMe.canceled(1));
    await desk.alex.isSent(en.notices.withdrawn.title);
    assert.equal(desk.resets().length, 0);
  });

  it('says what is with Intune already, and locks the device where the policy wants it', async () => {
    const desk = await openDesk();
    desk.rules.set({ notMe: { remoteLock: true } });
    const { id } = desk.alex.device(ANDROID.name).managed;
    desk.world.intune.world.change(id, { nextOutcome: 'never' });
    const card = await desk.alex.confirm(ANDROID);
    await desk.stands(({ state }) => state === 'pending');

    await desk.alex.click(card, 'not-me.report');

    await desk.alex.hears(en.notMe.tooLate(1));
    await desk.alex.hears(en.notMe.locked);
    assert.ok(desk.world.intune.journal.list().some(({ path }) => path.endsWith(`/${id}/remoteLock`)));
    assert.ok((await desk.told()).includes('device-locked'));
  });

  it('shows no passcode any more, also of a reset that is done', async () => {
    const desk = await openDesk();
    const done = await desk.alex.reachEnd(ANDROID, en.confirmation.title);
    await desk.alex.click(done, 'not-me.report');

    const answer = await desk.alex.click(done, 'passcode.show');

    assert.equal(textIn(answer), en.chat.revealRefused('blocked'));
    assert.ok((await desk.told()).includes('reveal-refused:blocked'));
    assert.ok(!(await desk.told()).includes('passcode-revealed'));
  });

  it('about somebody else’s reset stops only one’s own', async () => {
    const desk = await openDesk();
    const done = await desk.alex.reachEnd(ANDROID, en.confirmation.title);
    const [reset] = await desk.resetStore.listByUser(ALEX.oid);
    const megan = desk.seat({ person: MEGAN });

    await press(megan, done, { v: 1, action: 'not-me.report', reset: reset?.id });

    await megan.hears(en.notMe.title);
    assert.equal(await desk.rules.blocks.find(ALEX.oid), undefined);
    assert.notEqual(await desk.rules.blocks.find(MEGAN.oid), undefined);
    const foreign = (await desk.audited()).filter(({ kind }) => kind === 'foreign-id');
    assert.deepEqual(
      foreign.map(({ subject, resetId }) => [subject, resetId]),
      [[MEGAN.oid, reset?.id]],
    );
  });

  it('lasts until an operator lifts it', async () => {
    const desk = await openDesk();
    await desk.alex.say('that wasn’t me');
    await assertStopped(desk);
    await desk.rules.blocks.lift(ALEX.oid);

    const card = await desk.alex.reachConsequences(IPHONE);
    await desk.alex.click(card, 'consequences.confirm', HAVE_DEVICE);

    await desk.alex.isSent(en.confirmation.title);
  });
});
