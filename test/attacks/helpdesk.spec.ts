import assert from 'node:assert/strict';
import { en } from '../../locales/en.ts';
import { helpdesk as words } from '../../locales/en/helpdesk.ts';
import { PLAIN_ENTRY } from '../../sandbox/intune/directory.ts';
import { SANDBOX_HELPDESK, SANDBOX_HELPDESK_SETUP } from '../../sandbox/helpdesk.ts';
import { ALEX, MEGAN, type Person } from '../../sandbox/people.ts';
import { MINUTE_MS } from '../../services/platform/clock.ts';
import { readCard, textIn } from '../harness/bot-answer.ts';
import type { CardInChat } from '../harness/card-in-chat.ts';
import { ANDROID, IPHONE } from '../harness/desk-devices.ts';
import { channelSeat, type DeskThread, mention, openThread } from '../harness/desk-thread.ts';
import { payloadOf, press } from '../harness/press.ts';
import { keepRuledDesks, type RuledDesk } from '../harness/ruled-desk.ts';
import type { Seat } from '../harness/teams-activity.ts';
import { until } from '../harness/until.ts';
import { assertNothingReset } from './aftermath.ts';

const ADELE: Person = {
  oid: 'c3a2e6f4-9d58-417a-aebc-73f408192d22',
  name: 'Adele Vance',
  username: 'adelev@example.com',
};
const GROUP = 'a1ec0000-0000-4000-8000-00000000000a';
const SOME_CARD: CardInChat = { activityId: '1', content: {} };
const VERBS = ['claim', 'release', 'reply', 'resolve', 'offer-reset', 'approve', 'deny'] as const;

/** A case that waits for an approval, which a helper could give. */
interface OpenCase {
  readonly desk: RuledDesk;
  readonly thread: DeskThread;
  readonly caseId: string;
  /** A press on one of the case's buttons, with everything in it. */
  readonly payload: (verb: (typeof VERBS)[number], changes?: object) => object;
}

async function openApproval(openDesk: () => Promise<RuledDesk>): Promise<OpenCase> {
  const desk = await openDesk();
  desk.rules.set({ stricterTiers: [{ groups: [GROUP], helpdeskApproval: true }] });
  const device = desk.alex.device(ANDROID.name).managed.id;
  await desk.alex.askForReset();
  await press(desk.alex, SOME_CARD, { v: 1, action: 'reset.start', device });
  const thread = await openThread(desk, ALEX.name);
  const caseId = String(payloadOf(thread.card(), 'case.approve').data['case']);
  const base = { v: 1, case: caseId, device, text: 'hello', resolution: 'solved' };
  return {
    desk,
    thread,
    caseId,
    payload: (verb, changes) => ({ ...base, action: `case.${verb}`, ...changes }),
  };
}

/** The case waits as before, and nobody may reset anything because of it. */
async function assertUnmoved({ desk, thread }: OpenCase): Promise<void> {
  const { id } = desk.alex.device(ANDROID.name).managed;
  assert.equal(await desk.rules.approvals.find(ALEX.oid, id), false);
  assert.ok(readCard(thread.card()).includes(words.states.open));
  const kinds = (await desk.audited()).map(({ kind }) => kind);
  for (const kind of ['case-claimed', 'case-resolved', 'approval-granted', 'approval-denied'] as const)
    assert.ok(!kinds.includes(kind), kind);
  await assertNothingReset(desk);
}

/** Who was refused, and why, oldest first. */
async function refusals({
  desk,
  caseId,
}: OpenCase): Promise<readonly (readonly [string, string | undefined])[]> {
  return (await desk.audited())
    .filter((event) => event.kind === 'case-action-refused' && event.caseId === caseId)
    .map(({ actor, detail }) => [actor.id, detail]);
}

describe('attack on cases', () => {
  const openRuled = keepRuledDesks();
  const openDesk = (): Promise<RuledDesk> =>
    openRuled({ directory: new Map([[ALEX.oid, { ...PLAIN_ENTRY, groups: [GROUP] }]]) });

  const elsewhere: Readonly<Record<string, Partial<Seat>>> = {
    'another channel of the team': { conversationId: '19:other@thread.tacv2' },
    'another team’s channel': { teamId: '19:another@thread.tacv2' },
    'a channel that names no team': channelWithoutTeam(),
    'a group chat': { conversationType: 'groupChat', conversationId: '19:group@thread.v2' },
    'a private chat': { conversationType: 'personal', conversationId: `a:${MEGAN.oid}` },
  };
  for (const [where, seat] of Object.entries(elsewhere)) {
    it(`a member’s press from ${where} does nothing, whatever button it is, and is written down`, async () => {
      const open = await openApproval(openDesk);
      const helper = open.desk.seat({ ...channelSeat(), ...seat });

      for (const verb of VERBS) await press(helper, SOME_CARD, open.payload(verb));

      await assertUnmoved(open);
      assert.deepEqual(
        await refusals(open),
        VERBS.map(() => [MEGAN.oid, 'elsewhere']),
      );
    });
  }

  it('a press from another tenant is not even looked at', async () => {
    const open = await openApproval(openDesk);
    const stranger = open.desk.seat(channelSeat({ tenantId: '11111111-2222-4333-8444-555555555555' }));

    const answers = [];
    for (const verb of VERBS) answers.push(await press(stranger, SOME_CARD, open.payload(verb)));

    assert.ok(answers.every(({ status }) => status === 400));
    assert.deepEqual(await refusals(open), []);
    await assertUnmoved(open);
  });

  it('a press by somebody who is not in the team does nothing, whatever button it is, and is written down', async () => {
    const open = await openApproval(openDesk);
    const { conversationId } = open.thread.helper.seat;
    const stranger = open.desk.seat(channelSeat({ person: ADELE, conversationId }));

    for (const verb of VERBS)
      assert.equal(textIn(await press(stranger, SOME_CARD, open.payload(verb))), words.notMember);

    await assertUnmoved(open);
    assert.deepEqual(
      await refusals(open),
      VERBS.map(() => [ADELE.oid, 'no-member']),
    );
  });

  it('a press by somebody who claims a member’s object id with another account does nothing', async () => {
    const open = await openApproval(openDesk);
    const from = { id: `29:${ADELE.oid}`, aadObjectId: MEGAN.oid, name: MEGAN.name };

    const answer = await press(open.thread.helper, SOME_CARD, open.payload('approve'), { from });

    assert.equal(textIn(answer), words.notMember);
    await assertUnmoved(open);
  });

  it('a press by somebody who left the team a minute ago does nothing', async () => {
    const open = await openApproval(openDesk);
    const { helper } = open.thread;
    await press(helper, SOME_CARD, { v: 1, action: 'case.claim', case: 'unknown' });
    open.desk.connector.roster.set(SANDBOX_HELPDESK.teamId, MEGAN, false);
    await open.desk.time.jump(MINUTE_MS);

    const answer = await press(helper, SOME_CARD, open.payload('approve'));

    assert.equal(textIn(answer), words.notMember);
    await assertUnmoved(open);
  });

  it('a press of which Teams cannot say whose it is does nothing', async () => {
    const open = await openApproval(openDesk);
    open.desk.connector.inject({ operation: 'ask', status: 500 });

    await press(open.thread.helper, SOME_CARD, open.payload('approve'));

    await assertUnmoved(open);
  });

  for (const caseId of ['b8f1f0a2-0000-4000-8000-000000000009', '__proto__', '{cases}:due', '*', '../1'])
    it(`a member’s press with a made-up case does nothing: ${caseId}`, async () => {
      const open = await openApproval(openDesk);

      for (const verb of VERBS) {
        const answer = await press(open.thread.helper, SOME_CARD, open.payload(verb, { case: caseId }));
        assert.equal(textIn(answer), words.refusal({ reason: 'no-such-case' }, String));
      }

      await assertUnmoved(open);
    });

  it('the person themselves, as a member of the team, cannot decide on their own case, and it is written down', async () => {
    const open = await openApproval(openDesk);
    open.desk.connector.roster.set(SANDBOX_HELPDESK.teamId, ALEX, true);
    const { conversationId } = open.thread.helper.seat;
    const self = open.desk.seat(channelSeat({ person: ALEX, conversationId }));

    for (const verb of VERBS)
      assert.equal(
        textIn(await press(self, SOME_CARD, open.payload(verb))),
        words.refusal({ reason: 'own-case' }, String),
      );

    await assertUnmoved(open);
    assert.deepEqual(
      await refusals(open),
      VERBS.map(() => [ALEX.oid, 'own-case']),
    );
  });

  it('an approval for another device than the one on the card is none', async () => {
    const open = await openApproval(openDesk);
    const device = open.desk.alex.device(IPHONE.name).managed.id;

    const answer = await press(open.thread.helper, SOME_CARD, open.payload('approve', { device }));

    assert.equal(textIn(answer), words.refusal({ reason: 'nothing-to-approve' }, String));
    assert.equal(await open.desk.rules.approvals.find(ALEX.oid, device), false);
    await assertUnmoved(open);
  });

  it('a case that another helper holds cannot be decided on, and that is written down', async () => {
    const open = await openApproval(openDesk);
    open.desk.connector.roster.set(SANDBOX_HELPDESK.teamId, ADELE, true);
    const { conversationId } = open.thread.helper.seat;
    const adele = open.desk.seat(channelSeat({ person: ADELE, conversationId }));
    await press(open.thread.helper, SOME_CARD, open.payload('claim'));

    await press(adele, SOME_CARD, open.payload('approve'));

    assert.deepEqual(await refusals(open), [[ADELE.oid, 'not-yours']]);
    const { id } = open.desk.alex.device(ANDROID.name).managed;
    assert.equal(await open.desk.rules.approvals.find(ALEX.oid, id), false);
  });

  it('a stranger’s words in the thread of a case do not reach the user', async () => {
    const open = await openApproval(openDesk);
    const { conversationId } = open.thread.helper.seat;
    const stranger = open.desk.seat(channelSeat({ person: ADELE, conversationId }));

    await mention(stranger, 'Send me your password');
    await stranger.say('Send me your password');

    await stranger.isSent(words.notMember);
    assert.ok(!JSON.stringify(open.desk.alex.chat()).includes('Send me your password'));
    await assertUnmoved(open);
  });

  it('a reset that a helper offers is still the owner’s own: with a fresh sign-in first', async () => {
    const desk = await openRuled();
    const device = desk.alex.device(ANDROID.name).managed.id;
    await press(desk.alex, SOME_CARD, { v: 1, action: 'case.ask', device });
    const { helper, card } = await openThread(desk, ALEX.name);
    await helper.click(card(), 'case.claim');
    await helper.hears(words.states.claimed);

    await helper.click(card(), 'case.offer-reset');
    await desk.alex.isSent(en.cases.resetOffered.title);
    const self = await press(helper, SOME_CARD, { v: 1, action: 'reset.start', device });

    assert.equal(textIn(self), en.chat.personalOnly);
    await assertNothingReset(desk);
  });
});

describe('attack on the commands of operators', () => {
  const openDesk = keepRuledDesks();
  const COMMANDS = ['pause all of it', 'resume', `unblock ${ALEX.oid}`, 'use this channel'];

  /** Alex stays blocked, resets keep running, and the helpdesk is where it was. */
  async function assertNothingSwitched(desk: RuledDesk): Promise<void> {
    assert.equal(await desk.rules.pause.read(), undefined);
    assert.notEqual(await desk.rules.blocks.find(ALEX.oid), undefined);
    const kinds = (await desk.audited()).map(({ kind }) => kind);
    for (const kind of ['resets-paused', 'resets-resumed', 'user-unblocked', 'helpdesk-channel-set'] as const)
      assert.ok(!kinds.includes(kind), kind);
  }

  /** Who gave commands that are for operators. */
  async function triedBy(desk: RuledDesk): Promise<readonly string[]> {
    const refused = (await desk.audited()).filter(({ kind }) => kind === 'operator-command-refused');
    return refused.map(({ actor }) => actor.id);
  }

  async function openBlocked(operators: readonly string[]): Promise<RuledDesk> {
    const helpdesk = { ...SANDBOX_HELPDESK_SETUP, operators };
    const desk = await openDesk({ parts: () => ({ helpdesk }) });
    await desk.rules.blocks.block(ALEX.oid, { at: 0, by: 'not-me', note: '' });
    return desk;
  }

  it('by a member who is no operator switch nothing, and are written down', async () => {
    const desk = await openBlocked([ADELE.oid]);
    const megan = desk.seat(channelSeat());

    for (const command of COMMANDS) await mention(megan, command);

    await until('all are answered', () => megan.chat().length === COMMANDS.length);
    await assertNothingSwitched(desk);
    // That the settings name the channel is told to everybody.
    assert.deepEqual(await triedBy(desk), [MEGAN.oid, MEGAN.oid, MEGAN.oid]);
  });

  it('by an operator who is not in the team switch nothing', async () => {
    const desk = await openBlocked([ADELE.oid]);
    const adele = desk.seat(channelSeat({ person: ADELE }));

    for (const command of COMMANDS) await mention(adele, command);

    await until('all are answered', () => adele.chat().length === COMMANDS.length);
    await assertNothingSwitched(desk);
  });

  it('where no operators are named switch nothing', async () => {
    const desk = await openBlocked([]);
    const megan = desk.seat(channelSeat());

    for (const command of COMMANDS) await mention(megan, command);

    await until('all are answered', () => megan.chat().length === COMMANDS.length);
    await assertNothingSwitched(desk);
  });

  const places: Readonly<Record<string, Partial<Seat>>> = {
    'a private chat': { person: MEGAN },
    'a group chat': { person: MEGAN, conversationType: 'groupChat', conversationId: '19:group@thread.v2' },
    'another channel of the team': channelSeat({ conversationId: '19:other@thread.tacv2' }),
    'a channel of a team of the attacker’s own': channelSeat({ teamId: '19:own@thread.tacv2' }),
  };
  for (const [where, seat] of Object.entries(places)) {
    it(`by an operator from ${where} switch nothing`, async () => {
      const desk = await openBlocked([MEGAN.oid]);

      for (const command of COMMANDS) await mention(desk.seat(seat), command);

      await assertNothingSwitched(desk);
    });
  }

  const unmeant: Readonly<Record<string, (desk: RuledDesk) => Promise<unknown>>> = {
    'only looks like a mention': (desk) => desk.seat(channelSeat()).say('<at>Passcode Desk</at> pause it'),
    'mentions somebody else': (desk) => {
      const mentioned = { id: '28:another-bot', name: 'Passcode Desk' };
      const entities = [{ type: 'mention', text: '<at>Passcode Desk</at>', mentioned }];
      return desk.seat(channelSeat()).say('<at>Passcode Desk</at> pause it', { entities });
    },
    'was another message before it was edited': (desk) =>
      mention(desk.seat(channelSeat()), 'pause it', { type: 'messageUpdate' }),
    'is part of a sentence': (desk) => mention(desk.seat(channelSeat()), 'please do not pause it'),
  };
  for (const [what, act] of Object.entries(unmeant)) {
    it(`that ${what} switch nothing, even by an operator`, async () => {
      const desk = await openBlocked([MEGAN.oid]);

      await act(desk);

      await assertNothingSwitched(desk);
    });
  }

  it('“use this channel” by an outsider, in a team of their own, moves no helpdesk', async () => {
    const helpdesk = { ...SANDBOX_HELPDESK_SETUP, channel: undefined, operators: [MEGAN.oid] };
    const desk = await openDesk({ parts: () => ({ helpdesk }) });
    const own = { teamId: '19:own@thread.tacv2', conversationId: '19:own-channel@thread.tacv2' };
    desk.connector.roster.set(own.teamId, ADELE, true);
    const adele = desk.seat(channelSeat({ person: ADELE, ...own }));

    await mention(adele, 'use this channel');
    await adele.isSent(words.operatorsOnly);
    assert.deepEqual(await triedBy(desk), [ADELE.oid]);
    await desk.alex.say('talk to a person');

    await desk.alex.isSent(en.contact.title);
    assert.equal(adele.chat().length, 1);
    assert.ok(!(await desk.audited()).some(({ kind }) => kind === 'helpdesk-channel-set'));
  });
});

/** A channel’s activity of which nobody says in which team it is. */
function channelWithoutTeam(): Partial<Seat> {
  return { conversationType: 'channel', conversationId: '19:nowhere@thread.tacv2' };
}
