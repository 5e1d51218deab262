import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { en } from '../../locales/en.ts';
import { ALEX, MEGAN } from '../../sandbox/people.ts';
import { textIn } from '../harness/bot-answer.ts';
import type { CardInChat } from '../harness/card-in-chat.ts';
import { ANDROID, MEGANS } from '../harness/desk-devices.ts';
import { HAVE_DEVICE } from '../harness/desk-person.ts';
import { payloadOf, press } from '../harness/press.ts';
import { keepRuledDesks, type RuledDesk } from '../harness/ruled-desk.ts';
import { assertNothingReset, type Cost, costOf } from './aftermath.ts';

const UNKNOWN = 'b8f1f0a2-0000-4000-8000-000000000009';
const SOME_CARD: CardInChat = { activityId: '1', content: {} };

function megansDevice(desk: RuledDesk): string {
  return desk.seat({ person: MEGAN }).device(MEGANS.name).managed.id;
}

/** The ids that somebody named who may not, with the step in which they did. */
async function foreignIds(desk: RuledDesk): Promise<readonly (readonly [string | undefined, unknown])[]> {
  return (await desk.audited())
    .filter(({ kind, actor }) => kind === 'foreign-id' && actor.id === ALEX.oid)
    .map(({ deviceId, resetId, detail }) => [detail, deviceId ?? resetId]);
}

describe('attack with ids of others: a device', () => {
  const openDesk = keepRuledDesks();

  /** Every payload with a device in it, in the step in which a card of ours would carry it. */
  const payloads: Readonly<Record<string, (desk: RuledDesk) => Promise<Record<string, unknown>>>> = {
    'reset.start': () => Promise.resolve({ action: 'reset.start' }),
    'device.pick': async ({ alex }) => {
      const { prompt } = payloadOf(await alex.askForReset(), 'prompt.cancel').data;
      return { action: 'device.pick', prompt };
    },
    'case.ask': () => Promise.resolve({ action: 'case.ask' }),
  };
  const details: Readonly<Record<string, string>> = {
    'reset.start': 'begin',
    'device.pick': 'pick',
    'case.ask': 'case',
  };

  for (const [action, reach] of Object.entries(payloads)) {
    it(`${action} does as little for a colleague’s as for an unknown one: words, calls and audit alike`, async () => {
      const desk = await openDesk();
      const payload = await reach(desk);
      const bodies: unknown[] = [];
      const costs: Cost[] = [];
      const ids = [megansDevice(desk), UNKNOWN];

      for (const device of ids) {
        const fresh = action === 'device.pick' ? await reach(desk) : payload;
        const cost = await costOf(desk, async () => {
          bodies.push((await press(desk.alex, SOME_CARD, { v: 1, ...fresh, device })).body);
        });
        costs.push(cost);
      }

      assert.deepEqual(bodies[0], bodies[1]);
      assert.deepEqual(costs[0], costs[1]);
      assert.deepEqual(
        await foreignIds(desk),
        ids.map((id) => [details[action], id]),
      );
      assert.ok(!JSON.stringify(desk.connector.records).includes(MEGANS.name));
      await assertNothingReset(desk);
    });

    for (const device of [
      '../users',
      "x' or '1'='1",
      `${UNKNOWN}?$expand=users`,
      `${UNKNOWN}/wipe`,
      '__proto__',
    ])
      it(`${action} with ${JSON.stringify(device)} for an id asks Intune for nothing by that name`, async () => {
        const desk = await openDesk();
        const payload = await reach(desk);

        await press(desk.alex, SOME_CARD, { v: 1, ...payload, device });

        const asked = desk.world.intune.journal.list().map(({ path, query }) => path + query);
        assert.deepEqual(
          asked.filter((line) => line.includes(device)),
          [],
        );
        await assertNothingReset(desk);
      });
  }

  it('beside a confirmation changes nothing: the device of the consequences is reset, and no other', async () => {
    const desk = await openDesk();
    const card = await desk.alex.reachConsequences(ANDROID);
    const { data } = payloadOf(card, 'consequences.confirm');
    const device = megansDevice(desk);

    await press(desk.alex, card, { ...data, ...HAVE_DEVICE, device, deviceId: device, userId: MEGAN.oid });

    await desk.alex.isSent(en.confirmation.title);
    assert.deepEqual(
      desk.resets().map(({ path }) => path.includes(desk.alex.device(ANDROID.name).managed.id)),
      [true],
    );
  });

  for (const step of ['reachSignIn', 'reachConsequences'] as const) {
    it(`picked with the prompt of another step is not taken: ${step}`, async () => {
      const desk = await openDesk();
      const reached = await desk.alex[step](ANDROID);
      const card = 'card' in reached ? reached.card : reached;
      const { prompt } = payloadOf(card, 'prompt.cancel').data;

      for (const action of ['device.pick', 'devices.page'])
        await press(desk.alex, card, { v: 1, action, prompt, device: megansDevice(desk), page: 0 });

      await assertNothingReset(desk);
      assert.ok(!(await desk.told()).some((line) => line.startsWith('reset-confirmed')));
    });
  }
});

describe('attack with ids of others: a reset, a case, a prompt', () => {
  const openDesk = keepRuledDesks();

  for (const action of ['passcode.show', 'passcode.hide', 'not-me.report'])
    it(`${action} does as little for a colleague’s reset as for an unknown one: words, calls and audit alike`, async () => {
      const desk = await openDesk();
      const megan = desk.seat({ person: MEGAN });
      await megan.reachEnd(MEGANS, en.confirmation.title);
      await desk.settled();
      const [hers] = await desk.resetStore.listByUser(MEGAN.oid);
      const ids = [hers?.id, UNKNOWN];
      const bodies: unknown[] = [];
      const costs: Cost[] = [];

      for (const reset of ids) {
        costs.push(
          await costOf(desk, async () => {
            bodies.push((await press(desk.alex, SOME_CARD, { v: 1, action, reset })).body);
          }),
        );
      }

      assert.deepEqual(bodies[0], bodies[1]);
      assert.deepEqual(costs[0], costs[1]);
      assert.deepEqual(
        await foreignIds(desk),
        ids.map((id) => [undefined, id]),
      );
      assert.equal(await desk.rules.blocks.find(MEGAN.oid), undefined);
      assert.equal(desk.resets().length, 1);
    });

  for (const action of ['case.rate', 'case.again'])
    it(`${action} for a colleague’s case says the same as for none, and leaves hers alone`, async () => {
      const desk = await openDesk();
      const megan = desk.seat({ person: MEGAN });
      await megan.say('talk to a person');
      await megan.isSent('HD-1001');
      const events = await desk.audited();
      const opened = events.find(({ kind }) => kind === 'case-opened');
      assert.ok(opened?.caseId);

      const answers = [];
      for (const id of [opened.caseId, UNKNOWN])
        answers.push(await press(desk.alex, SOME_CARD, { v: 1, action, case: id, stars: 1, comment: 'x' }));

      assert.deepEqual(answers[0]?.body, answers[1]?.body);
      assert.ok(!JSON.stringify(await desk.audited()).includes('case-reopened'));
    });

  it('a colleague’s open card cannot be answered, whatever button it is', async () => {
    const desk = await openDesk();
    const megan = desk.seat({ person: MEGAN });
    const card = await desk.alex.reachConsequences(ANDROID);
    const { prompt } = payloadOf(card, 'consequences.confirm').data;

    for (const action of ['consequences.confirm', 'prompt.cancel', 'devices.page', 'device.pick']) {
      const device = desk.alex.device(ANDROID.name).managed.id;
      const answer = await press(megan, card, { v: 1, action, prompt, device, ...HAVE_DEVICE });
      assert.equal(textIn(answer), en.chat.alreadyUsed);
    }

    await assertNothingReset(desk);
    await desk.alex.click(card, 'consequences.confirm', HAVE_DEVICE);
    await desk.alex.isSent(en.confirmation.title);
  });

  const replays: Readonly<Record<string, Parameters<RuledDesk['seat']>[0]>> = {
    'another private chat of the owner': { conversationId: 'a:another-chat' },
    'a group chat': { conversationType: 'groupChat', conversationId: '19:group@thread.v2' },
    'the owner’s chat, by a colleague': { person: MEGAN, conversationId: `a:${ALEX.oid}` },
    'another tenant': { tenantId: '11111111-2222-4333-8444-555555555555' },
  };
  for (const [where, seat] of Object.entries(replays)) {
    it(`the owner’s own confirmation, sent again from ${where}, confirms nothing`, async () => {
      const desk = await openDesk();
      const card = await desk.alex.reachConsequences(ANDROID);
      const { data } = payloadOf(card, 'consequences.confirm');

      await press(desk.seat(seat), card, { ...data, ...HAVE_DEVICE });

      await assertNothingReset(desk);
      await desk.alex.click(card, 'consequences.confirm', HAVE_DEVICE);
      await desk.alex.isSent(en.confirmation.title);
    });
  }

  it('a person named inside the payload is nobody: the sender is who the channel says', async () => {
    const desk = await openDesk();
    const me = { from: { id: `29:${MEGAN.oid}`, aadObjectId: MEGAN.oid }, oid: MEGAN.oid };
    const claim = { ...me, userId: MEGAN.oid, tenantId: 'x', role: 'operator', isMember: true };
    const list = await desk.alex.askForReset();
    const { prompt } = payloadOf(list, 'prompt.cancel').data;

    const answer = await press(desk.alex, list, {
      ...{ v: 1, action: 'device.pick', prompt, device: megansDevice(desk) },
      ...claim,
    });

    assert.equal(textIn(answer), en.chat.noSuchDevice);
    assert.deepEqual(await foreignIds(desk), [['pick', megansDevice(desk)]]);
  });
});

describe('attack with spoilt payloads', () => {
  const openDesk = keepRuledDesks();

  /** As it comes over the wire: only there `__proto__` is a key like any other. */
  const bodies: Readonly<Record<string, string>> = {
    'a prototype beside the action': '{"v":1,"action":"status.show","__proto__":{"action":"not-me.report"}}',
    'a constructor beside the action':
      '{"v":1,"action":"status.show","constructor":{"prototype":{"isAdmin":true}}}',
  };
  for (const [what, data] of Object.entries(bodies)) {
    it(`${what} is left out, and changes no object of the process`, async () => {
      const desk = await openDesk();

      const { status } = await press(desk.alex, SOME_CARD, JSON.parse(data));

      assert.equal(status, 200);
      assert.ok(!('isAdmin' in {}));
      assert.equal(await desk.rules.blocks.find(ALEX.oid), undefined);
    });
  }

  const malformed: Readonly<Record<string, unknown>> = {
    'an action from the prototype': { v: 1, action: '__proto__' },
    'an action that objects have': { v: 1, action: 'toString' },
    'a version in quotes': { v: '1', action: 'status.show' },
    'a version between two': { v: 1.5, action: 'status.show' },
    'a version beyond whole numbers': { v: 2 ** 60, action: 'status.show' },
    'a list of actions': { v: 1, action: ['status.show'] },
    'an object for an id': { v: 1, action: 'passcode.show', reset: { $ne: null } },
    'a list for an id': { v: 1, action: 'reset.start', device: [UNKNOWN] },
    'a number for an id': { v: 1, action: 'device.pick', prompt: 1, device: 2 },
    'an id of two hundred thousand letters': { v: 1, action: 'reset.start', device: 'x'.repeat(200_000) },
    'a page below zero': { v: 1, action: 'devices.page', prompt: 'x', page: -1 },
    'a page beyond all': { v: 1, action: 'devices.page', prompt: 'x', page: 1e9 },
    'six stars': { v: 1, action: 'case.rate', case: 'x', stars: 6 },
    'a list instead of a payload': [{ v: 1, action: 'status.show' }],
    'a payload as text': '{"v":1,"action":"status.show"}',
  };
  for (const [what, data] of Object.entries(malformed)) {
    it(`${what} is a bad request, and touches nothing`, async () => {
      const desk = await openDesk();

      const { status } = await press(desk.alex, SOME_CARD, data);

      assert.equal(status, 400);
      assert.deepEqual([desk.connector.records, desk.stored], [[], []]);
      assert.deepEqual(desk.world.intune.journal.list(), []);
    });
  }

  for (const depth of [1000, 20_000])
    it(`a payload that is nested ${depth} deep does not bring the bot down`, async () => {
      const desk = await openDesk();
      const nested = `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
      const activity = JSON.stringify({
        ...{ type: 'invoke', name: 'adaptiveCard/action', id: randomUUID(), channelId: 'msteams' },
        serviceUrl: desk.alex.seat.serviceUrl,
        from: { id: '29:x', aadObjectId: ALEX.oid },
        conversation: { id: 'a:x', conversationType: 'personal', tenantId: desk.alex.seat.tenantId },
        value: { action: { data: 'HERE' } },
      }).replace('"HERE"', nested);

      const response = await fetch(desk.endpoint, {
        ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: activity },
      });

      assert.equal(response.status, 400);
      assert.equal((await fetch(new URL('/healthz', desk.endpoint))).status, 200);
      assert.deepEqual(desk.stored, []);
    });

  for (const v of [0, 2, -1, 1_000_000])
    it(`a card of version ${v} is answered with a fresh one, and does nothing`, async () => {
      const desk = await openDesk();

      const answer = await press(desk.alex, SOME_CARD, { v, action: 'not-me.report' });

      assert.equal(textIn(answer), en.chat.outdatedCard);
      assert.equal(await desk.rules.blocks.find(ALEX.oid), undefined);
      await assertNothingReset(desk);
    });

  for (const id of ['__proto__', 'constructor', 'toString'])
    it(`a conversation called ${id} is one like any other`, async () => {
      const desk = await openDesk();
      const odd = desk.seat({ conversationId: id });

      assert.equal((await odd.say('status')).status, 200);

      await odd.isSent(en.chat.noResets);
      assert.deepEqual(desk.log.messages('error'), []);
    });
});
