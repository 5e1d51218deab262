import assert from 'node:assert/strict';
import { formatDateTime } from '../../locales/format.ts';
import { en } from '../../locales/en.ts';
import { type Directory, PLAIN_ENTRY } from '../../sandbox/intune/directory.ts';
import { ALEX } from '../../sandbox/people.ts';
import { DAY_MS, HOUR_MS } from '../../services/platform/clock.ts';
import type { PolicyRefusal } from '../../services/policy/policy-refusal.ts';
import { readCard } from '../harness/bot-answer.ts';
import { cardOf, findButtons } from '../harness/card-in-chat.ts';
import { ANDROID, IPHONE } from '../harness/desk-devices.ts';
import { HAVE_DEVICE } from '../harness/desk-person.ts';
import { assertFailed } from '../harness/failed-reset.ts';
import { payloadOf, press } from '../harness/press.ts';
import { keepRuledDesks, type RuledDesk } from '../harness/ruled-desk.ts';

const GROUP = 'a1ec0000-0000-4000-8000-00000000000a';
const AMSTERDAM = { language: 'en', timeZone: 'Europe/Amsterdam' } as const;
const ONLY_IPHONES = { devices: { platforms: ['ios'] } };
const NOT_ALLOWED: PolicyRefusal = { reason: 'platform-not-allowed' };

/** What a person is told of a rule. */
function words(refusal: PolicyRefusal): string {
  return en.policyRefusal(refusal, (at) => formatDateTime(at, AMSTERDAM)).text;
}

/** Alex chooses the Android, also where the list offers it no more. @returns what the list said. */
async function choose({ alex }: RuledDesk): Promise<string> {
  const list = await alex.askForReset();
  const { prompt } = payloadOf(list, 'prompt.cancel').data;
  await press(alex, list, {
    v: 1,
    action: 'device.pick',
    prompt,
    device: alex.device(ANDROID.name).managed.id,
  });
  return readCard(list);
}

/** The rule is told with the helpdesk as the way on, and nothing was sent. */
async function assertTold({ alex, resets, told }: RuledDesk, refusal: PolicyRefusal): Promise<void> {
  const card = cardOf(await alex.hears(en.policyRefusal(refusal, String).title));
  assert.ok(readCard(card).includes(words(refusal)));
  assert.ok(findButtons(card).some(({ verb }) => verb === 'contact.show' || verb === 'case.ask'));
  assert.equal(resets().length, 0);
  assert.equal((await told()).at(-1), `reset-refused:${refusal.reason}`);
}

describe('a rule of the organisation', () => {
  const openDesk = keepRuledDesks();

  const rules: readonly (readonly [policy: object, (desk: RuledDesk) => PolicyRefusal])[] = [
    [ONLY_IPHONES, () => NOT_ALLOWED],
    [
      { devices: { ownership: ['personal'] } },
      () => ({ reason: 'ownership-not-allowed', ownership: 'company' }),
    ],
    [
      { devices: { minimumDaysSinceEnrolment: 365 } },
      ({ alex }) => {
        const enrolledAt = Date.parse(alex.device(ANDROID.name).managed.enrolledDateTime);
        return { reason: 'enrolled-too-recently', days: 365, allowedAt: enrolledAt + 365 * DAY_MS };
      },
    ],
  ];
  for (const [policy, refusalIn] of rules) {
    it(`about devices is told in the list, and where the device is chosen all the same: ${JSON.stringify(policy)}`, async () => {
      const desk = await openDesk();
      desk.rules.set(policy);

      const list = await choose(desk);

      assert.ok(list.includes(words(refusalIn(desk))));
      await assertTold(desk, refusalIn(desk));
    });
  }

  it('about people is told after the choice of a device', async () => {
    const desk = await openDesk();
    desk.rules.set({ people: { allowedGroups: [GROUP] } });

    await choose(desk);

    await assertTold(desk, { reason: 'group-not-allowed' });
  });

  it('about groups is asked of Entra', async () => {
    const directory: Directory = new Map([[ALEX.oid, { ...PLAIN_ENTRY, groups: [GROUP] }]]);
    const desk = await openDesk({ directory });
    desk.rules.set({ people: { blockedGroups: [GROUP] } });

    await choose(desk);

    await assertTold(desk, { reason: 'group-not-allowed' });
  });

  it('about changed ways to sign in is asked of Entra, and says from when on', async () => {
    const changedAt = Math.floor(Date.now() / 1000) * 1000 - HOUR_MS;
    const entry = { ...PLAIN_ENTRY, passwordChangedAt: new Date(changedAt).toISOString() };
    const desk = await openDesk({ directory: new Map([[ALEX.oid, entry]]) });
    desk.rules.set({ people: { hoursSinceMethodChange: 24 } });

    await choose(desk);

    await assertTold(desk, { reason: 'methods-changed', allowedAt: changedAt + 24 * HOUR_MS });
  });

  it('that comes in force during the sign-in is told before the decision', async () => {
    const desk = await openDesk();
    const asked = await desk.alex.reachSignIn(ANDROID);
    desk.rules.set(ONLY_IPHONES);

    await desk.alex.signIn(asked);

    await assertTold(desk, NOT_ALLOWED);
  });

  it('that comes in force during the decision is told at the confirmation', async () => {
    const desk = await openDesk();
    const card = await desk.alex.reachConsequences(ANDROID);
    desk.rules.set(ONLY_IPHONES);

    await desk.alex.click(card, 'consequences.confirm', HAVE_DEVICE);

    await assertTold(desk, NOT_ALLOWED);
  });

  it('that is about other devices lets this one be reset', async () => {
    const desk = await openDesk();
    desk.rules.set(ONLY_IPHONES);

    await desk.alex.reachEnd(IPHONE, en.confirmation.title);

    assert.equal(desk.resets().length, 1);
  });

  it('that somebody approves first is told; once approved it is one reset, and the next asks again', async () => {
    const directory: Directory = new Map([[ALEX.oid, { ...PLAIN_ENTRY, groups: [GROUP] }]]);
    const desk = await openDesk({ directory });
    desk.rules.set({ stricterTiers: [{ groups: [GROUP], helpdeskApproval: true }] });
    await choose(desk);
    const needed = words({ reason: 'approval-needed' });
    await desk.alex.hears(needed);
    const deviceId = desk.alex.device(ANDROID.name).managed.id;
    const goodUntil = desk.clock.now() + HOUR_MS;
    await desk.rules.approvals.grant({ userId: ALEX.oid, deviceId, by: 'helper', goodUntil });

    await desk.alex.reachEnd(ANDROID, en.confirmation.title);

    await desk.settled();
    const order = desk.connector.records.length;
    await choose(desk);
    await desk.alex.hears(needed, order);
    assert.equal(desk.resets().length, 1);
  });
});

describe('resets that are paused', () => {
  const openDesk = keepRuledDesks();
  const PAUSE = { at: 0, by: 'operator-1', note: 'Phishing *wave*.' };
  const PAUSED = { reason: 'paused', by: 'operator', note: 'Phishing *wave*' } as const;

  it('are told before any device is shown, with the operator’s reason', async () => {
    const desk = await openDesk();
    await desk.rules.pause.pause(PAUSE);

    await desk.alex.say('reset');

    const card = cardOf(await desk.alex.hears(en.policyRefusal(PAUSED, String).title));
    assert.match(readCard(card), /Phishing .{0,3}wave/);
    assert.deepEqual(await desk.told(), ['reset-refused:paused']);
    assert.deepEqual(desk.world.intune.journal.list(), []);
  });

  it('between the confirmation and the POST send nothing, cost nothing, and are told', async () => {
    const desk = await openDesk({
      parts: ({ resetStore }, rules) => ({
        resetStore: {
          ...resetStore,
          async create(reset) {
            await rules.pause.pause(PAUSE);
            return resetStore.create(reset);
          },
        },
      }),
    });
    for (let count = 0; count < 3; count++) {
      await desk.rules.pause.resume(desk.clock.now());
      const order = desk.connector.records.length;
      await desk.alex.confirm(ANDROID);
      await desk.alex.isSent(en.failed.title, order);
      await desk.settled();
    }

    await assertFailed(desk, 'paused', 0);
    assert.equal((await desk.told()).at(-1), 'reset-ended:failed:paused');
  });

  it('still show the passcode of one that is done: who reset a phone must get into it', async () => {
    const desk = await openDesk();
    const done = await desk.alex.reachEnd(ANDROID, en.confirmation.title);
    await desk.rules.pause.pause(PAUSE);

    await desk.alex.click(done, 'passcode.show');

    assert.ok((await desk.told()).includes('passcode-revealed'));
  });
});
