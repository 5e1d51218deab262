import assert from 'node:assert/strict';
import { en } from '../../locales/en.ts';
import { helpdesk as words } from '../../locales/en/helpdesk.ts';
import { SANDBOX_HELPDESK, SANDBOX_HELPDESK_SETUP } from '../../sandbox/helpdesk.ts';
import { ALEX, MEGAN, type Person } from '../../sandbox/people.ts';
import type { AuditEvent } from '../../services/audit/audit-event.ts';
import { readCard, textIn } from '../harness/bot-answer.ts';
import { channelSeat, type DeskThread, mention, openThread } from '../harness/desk-thread.ts';
import { type DeskOptions, type DeskWorld, keepDesks } from '../harness/desk-world.ts';
import { until } from '../harness/until.ts';

const ADELE: Person = {
  oid: 'c3a2e6f4-9d58-417a-aebc-73f408192d22',
  name: 'Adele Vance',
  username: 'adelev@example.com',
};
const ELSEWHERE = '19:other@thread.tacv2;messageid=1616990032035';

/** A desk whose audit can be read. */
function audited(
  events: AuditEvent[],
  more: Partial<ReturnType<NonNullable<DeskOptions['parts']>>> = {},
): DeskOptions {
  const record = (event: AuditEvent): Promise<void> => {
    events.push(event);
    return Promise.resolve();
  };
  return { parts: () => ({ audit: { record }, ...more }) };
}

/** Alex asked for a person; Megan has the case before her. */
async function askForPerson(desk: DeskWorld): Promise<DeskThread> {
  await desk.alex.say('talk to a person');
  return openThread(desk, 'Alex Wilber');
}

describe('who may act on cases', () => {
  const openDesk = keepDesks();

  it('lets exactly one of two helpers who press at once take a case, and tells the other who', async () => {
    const desk = await openDesk();
    const { helper, card } = await askForPerson(desk);
    desk.connector.roster.set(SANDBOX_HELPDESK.teamId, ADELE, true);
    const adele = desk.seat(channelSeat({ person: ADELE, conversationId: helper.seat.conversationId }));
    const shown = card();

    const answers = await Promise.all([helper.click(shown, 'case.claim'), adele.click(shown, 'case.claim')]);

    const texts = answers.map(({ body }) => JSON.stringify(body));
    assert.equal(texts.filter((text) => /has it already/.test(text)).length, 1);
    await until('the card says it is in hand', () => readCard(card()).includes(words.states.claimed));
  });

  it('takes what helpers do once, however often it is delivered', async () => {
    const desk = await openDesk();
    const { helper, card } = await askForPerson(desk);
    const copies = desk.seat(channelSeat({ conversationId: helper.seat.conversationId }), en, 10);

    await copies.click(card(), 'case.claim');
    await copies.click(card(), 'case.reply', { text: 'Only once, please' });
    await mention(copies, 'This too');
    await desk.alex.isSent('This too');
    await copies.click(card(), 'case.resolve', { resolution: 'solved' });
    await desk.alex.isSent(en.cases.resolved.rateTitle);

    const read = desk.alex.chat().map(({ activityId }) => desk.alex.read(activityId));
    for (const text of ['Only once, please', 'This too', en.cases.claimed.title, en.cases.resolved.rateTitle])
      assert.equal(read.filter((message) => message.includes(text)).length, 1, text);
  });

  it('refuses and audits a press by somebody who is not in the team', async () => {
    const events: AuditEvent[] = [];
    const desk = await openDesk(audited(events));
    const { helper, card } = await askForPerson(desk);
    const stranger = desk.seat(channelSeat({ person: ADELE, conversationId: helper.seat.conversationId }));

    const answer = await stranger.click(card(), 'case.claim');

    assert.equal(textIn(answer), words.notMember);
    const [refused] = events.filter(({ kind }) => kind === 'case-action-refused');
    assert.deepEqual([refused?.actor.id, refused?.detail], [ADELE.oid, 'no-member']);
    assert.ok(readCard(card()).includes(words.states.open));
  });

  const foreign: readonly (readonly [where: string, seat: Parameters<typeof channelSeat>[0]])[] = [
    ['another channel of the team', { conversationId: ELSEWHERE }],
    ['the helpdesk’s channel, said by another team', { teamId: '19:another@thread.tacv2' }],
    ['a group chat', { conversationType: 'groupChat', conversationId: '19:group@thread.v2' }],
    ['a private chat', { conversationType: 'personal', conversationId: `a:${MEGAN.oid}` }],
  ];
  for (const [where, seat] of foreign) {
    it(`refuses and audits a card forwarded to ${where}, even by a member`, async () => {
      const events: AuditEvent[] = [];
      const desk = await openDesk(audited(events));
      const { card } = await askForPerson(desk);
      const elsewhere = desk.seat(channelSeat(seat));

      for (const verb of ['case.claim', 'case.resolve', 'case.offer-reset'])
        await elsewhere.invoke('adaptiveCard/action', {
          action: { type: 'Action.Execute', verb, data: { v: 1, action: verb, case: 'any' } },
        });

      const refused = events.filter(({ kind }) => kind === 'case-action-refused');
      assert.deepEqual(
        refused.map(({ detail }) => detail),
        ['elsewhere', 'elsewhere', 'elsewhere'],
      );
      assert.ok(readCard(card()).includes(words.states.open));
    });
  }

  it('lets nobody take a case of their own, nor approve it', async () => {
    const desk = await openDesk();
    const { helper, card } = await askForPerson(desk);
    desk.connector.roster.set(SANDBOX_HELPDESK.teamId, ALEX, true);
    const self = desk.seat(channelSeat({ person: ALEX, conversationId: helper.seat.conversationId }));

    const answer = await self.click(card(), 'case.claim');

    assert.equal(textIn(answer), words.refusal({ reason: 'own-case' }, String));
  });

  it('frees the case of a helper who left the team', async () => {
    const desk = await openDesk();
    const { helper, card } = await askForPerson(desk);
    await helper.click(card(), 'case.claim');
    await until('the card says it is in hand', () => readCard(card()).includes(words.states.claimed));
    const general = desk.seat(channelSeat({ person: ALEX, conversationId: SANDBOX_HELPDESK.teamId }));

    await general.post({
      type: 'conversationUpdate',
      membersRemoved: [{ id: `29:${MEGAN.oid}`, aadObjectId: MEGAN.oid }],
    });

    await until('the card says it is free', () => readCard(card()).includes(words.states.open));
    await desk.alex.isSent(en.cases.released.title);
  });

  it('lets nobody in where Teams cannot be asked who is in the team', async () => {
    const desk = await openDesk();
    const { helper, card } = await askForPerson(desk);
    desk.connector.inject({ operation: 'ask', status: 503 });

    const answer = await helper.click(card(), 'case.claim');

    assert.equal(textIn(answer), en.chat.busyTryAgain);
    assert.ok(readCard(card()).includes(words.states.open));
  });
});

describe('the helpdesk’s channel', () => {
  const openDesk = keepDesks();
  const withoutChannel = { ...SANDBOX_HELPDESK_SETUP, channel: undefined };

  it('is chosen by an operator of the team with “use this channel”, and the next case appears in it', async () => {
    const events: AuditEvent[] = [];
    const desk = await openDesk(audited(events, { helpdesk: withoutChannel }));
    await desk.alex.say('talk to a person');
    await desk.alex.isSent(en.contact.ended('HD-1001'));

    await mention(desk.seat(channelSeat()), 'use this channel');

    await desk.seat(channelSeat()).isSent(words.channelSet);
    await desk.alex.say('talk to a person');
    await openThread(desk, 'HD-1002');
    assert.ok(events.some(({ kind, actor }) => kind === 'helpdesk-channel-set' && actor.id === MEGAN.oid));
  });

  it('is not chosen by somebody who is no operator, nor where the settings name it', async () => {
    const desk = await openDesk(audited([], { helpdesk: { ...withoutChannel, operators: [] } }));
    const megan = desk.seat(channelSeat());
    await mention(megan, 'use this channel');
    await megan.isSent(words.operatorsOnly);

    const fixed = await openDesk();
    const there = fixed.seat(channelSeat({ conversationId: ELSEWHERE }));
    await mention(there, 'use this channel');
    await there.isSent(words.fixedChannel);
  });

  it('shows cases and figures to those who mention the bot, and answers nobody else', async () => {
    const desk = await openDesk();
    const { helper } = await askForPerson(desk);
    const megan = desk.seat(channelSeat());

    await megan.say('cases');
    await mention(megan, 'cases');
    await megan.isSent(words.overview.waiting);
    await mention(megan, 'case 1001');
    await megan.isSent(words.reasons.asked);
    await mention(megan, 'stats');
    await megan.isSent(words.stats.title);
    await mention(megan, 'status');
    await megan.isSent(words.standing.running);
    await mention(megan, 'what is this?');
    await megan.isSent(words.help.title);

    assert.equal(megan.chat().length, 5);
    assert.notEqual(helper.seat.conversationId, megan.seat.conversationId);
  });

  it('pauses and resumes resets by operators, with words that users read', async () => {
    const desk = await openDesk();
    const megan = desk.seat(channelSeat());

    await mention(megan, 'pause Intune is being maintained');
    await megan.isSent(words.pause.paused);
    await desk.alex.say('reset');
    await desk.alex.isSent('Intune is being maintained');
    await mention(megan, 'resume');
    await megan.isSent(words.pause.resumed);

    await desk.alex.askForReset();
  });

  it('lets only members of the team ask it anything', async () => {
    const desk = await openDesk();
    const stranger = desk.seat(channelSeat({ person: ADELE }));

    await mention(stranger, 'pause for fun');

    await stranger.isSent(words.notMember);
    await desk.alex.askForReset();
  });
});
