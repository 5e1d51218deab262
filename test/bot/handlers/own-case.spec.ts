import assert from 'node:assert/strict';
import { caseOpenAlready, caseOpened, caseRated } from '../../../cards/case-notices.ts';
import { isForBot } from '../../../bot/handlers/own-case.ts';
import type { Intent } from '../../../services/understanding/intent.ts';
import { understand } from '../../../services/understanding/understand.ts';
import { OID, pressed, said, teamsActivity } from '../../harness/activities.ts';
import { FakeTeams } from '../../harness/fake-teams.ts';
import { someCase } from '../../harness/hand-cases.ts';
import { ownReset } from '../../dialogs/hand-world.ts';
import { someDevice } from '../../services/devices/some-device.ts';
import { BotWorld } from '../bot-world.ts';

const OPEN = someCase({ user: { oid: OID, name: 'Alex' } });

/** What was asked of the helpdesk, by name. */
function acts(world: BotWorld): readonly string[] {
  return world.helpdesk.cases.asked.map(([act]) => act);
}

describe('isForBot', () => {
  const table: readonly (readonly [text: string, isAsking: boolean, expected: boolean])[] = [
    ['status', false, true],
    ['stop', false, true],
    ['my devices', false, true],
    ['that wasn’t me, I did not ask for this reset', false, true],
    ['thanks', false, false],
    ['hello', false, false],
    ['I forgot the PIN of my phone', false, false],
    ['my phone does not reset any more, help', false, false],
    ['banana', false, false],
    ['galaxy', true, true],
    ['123456', true, true],
    ['123456', false, false],
  ];
  for (const [text, isAsking, expected] of table) {
    it(`says ${expected ? 'the bot' : 'the helpdesk'} is meant by “${text}”${isAsking ? ', asked' : ''}`, () => {
      const intent: Intent = understand(text);

      assert.equal(isForBot(intent, text, isAsking), expected);
    });
  }
});

describe('the user’s side of a case', () => {
  it('opens one where somebody asks for a person, and says where in the queue they are', async () => {
    const world = new BotWorld();
    world.helpdesk.cases.waitsAt = 3;

    const { cards } = await world.hears(said('talk to a person'));

    assert.deepEqual(acts(world), ['open']);
    assert.deepEqual(cards, [caseOpened('HD-1042', 3, world.reader)]);
  });

  it('says that it is open already', async () => {
    const world = new BotWorld();
    world.helpdesk.cases.about = OPEN;

    const { cards } = await world.hears(pressed({ v: 1, action: 'case.ask' }));

    assert.deepEqual(cards, [caseOpenAlready('HD-1042', world.reader)]);
  });

  it('sends the SDK’s hand-off event, and goes on where the channel refuses it', async () => {
    const world = new BotWorld();
    const teams = await world.hears(said('talk to a person'));
    assert.ok(teams.sent.some(({ type, name }) => type === 'event' && name === 'handoff.initiate'));

    const other = new BotWorld();
    const refusing = new FakeTeams();
    refusing.beforeSend = ({ type }) =>
      type === 'event' ? Promise.reject(new Error('refused')) : Promise.resolve();
    await other.hears(said('talk to a person'), refusing);
    assert.equal(refusing.cards.length, 1);
  });

  it('believes a device’s id only where the device is the user’s own', async () => {
    const device = someDevice();
    const world = new BotWorld([device, { ...device, id: 'foreign', userId: 'somebody-else' }]);

    await world.hears(pressed({ v: 1, action: 'case.ask', device: 'foreign' }));
    await world.hears(pressed({ v: 1, action: 'case.ask', device: device.id }));

    const named = world.helpdesk.cases.asked.map(([, facts]) => JSON.stringify(facts).includes('"device":'));
    assert.deepEqual(named, [false, true]);
    assert.ok(!JSON.stringify(world.helpdesk.cases.asked).includes('foreign'));
  });

  it('is about the reset that came to nothing, where there is one', async () => {
    const world = new BotWorld();
    const failed = ownReset({ id: 'r7', state: 'failed', failure: 'rejected', endedAt: world.clock.now() });
    world.resets.owned = [failed];

    await world.hears(pressed({ v: 1, action: 'case.ask', device: failed.device.id }));

    assert.deepEqual(acts(world), ['openForReset']);
  });

  it('passes changes of messages on, and nothing where no case is open', async () => {
    const world = new BotWorld();
    await world.hears(teamsActivity({ type: 'messageUpdate', id: 'm1', text: 'better' }));
    assert.deepEqual(acts(world), []);

    world.helpdesk.cases.about = OPEN;
    await world.hears(teamsActivity({ type: 'messageUpdate', id: 'm2', text: 'better' }));

    assert.deepEqual(acts(world), ['say']);
  });

  it('opens a resolved case again by words that it does not understand, but not by a code that nobody waits for', async () => {
    const world = new BotWorld();
    world.helpdesk.cases.about = OPEN;
    world.helpdesk.cases.isCurrent = false;

    await world.hears(said('123456'));
    assert.deepEqual(acts(world), []);
    await world.hears(said('banana split'));

    assert.deepEqual(acts(world), ['say']);
  });

  it('thanks for a rating, with the comment as it was written', async () => {
    const world = new BotWorld();
    world.helpdesk.cases.about = OPEN;
    world.helpdesk.cases.isCurrent = false;

    const teams = await world.hears(
      pressed({ v: 1, action: 'case.rate', case: 'case-1', stars: 4, comment: ' good ' }),
    );

    assert.deepEqual(world.helpdesk.cases.asked, [
      ['rate', { userId: OID, caseId: 'case-1', stars: 4, comment: 'good' }],
    ]);
    assert.deepEqual(teams.shown, caseRated('HD-1042', world.reader));
  });

  it('writes down who rates a case that is none of theirs, with the same words as for one that is over', async () => {
    const world = new BotWorld();
    world.helpdesk.cases.refusal = { reason: 'no-such-case' };
    const teams = await world.hears(pressed({ v: 1, action: 'case.rate', case: 'foreign', stars: 1 }));
    assert.deepEqual(teams.shown, world.reader.messages.cases.refusal({ reason: 'over' }));
    assert.partialDeepStrictEqual(world.helpdesk.audited, [
      { kind: 'foreign-id', caseId: 'foreign', detail: 'rate', subject: OID },
    ]);
  });

  it('leaves the word to the case where there is no channel', async () => {
    const world = new BotWorld();
    world.helpdesk.cases.isSeen = false;
    const { cards } = await world.hears(said('talk to a person'));
    assert.deepEqual([acts(world), cards], [['open'], []]);
  });

  it('tells kindly what cannot be rated or ended any more', async () => {
    const world = new BotWorld();
    world.helpdesk.cases.about = OPEN;
    world.helpdesk.cases.refusal = { reason: 'already-rated' };
    const rated = await world.hears(pressed({ v: 1, action: 'case.rate', case: 'case-1', stars: 4 }));
    world.helpdesk.cases.refusal = { reason: 'over' };
    const ended = await world.hears(pressed({ v: 1, action: 'case.end' }));

    const { refusal } = world.reader.messages.cases;
    assert.deepEqual(
      [rated.shown, ended.shown],
      [refusal({ reason: 'already-rated' }), refusal({ reason: 'over' })],
    );
  });

  it('refuses and audits a helper’s button in a private chat', async () => {
    const world = new BotWorld();
    world.helpdesk.cases.about = OPEN;

    const teams = await world.hears(
      pressed({ v: 1, action: 'case.resolve', case: 'case-1', resolution: 'solved' }),
    );

    assert.equal(teams.shown, world.reader.helpdesk.notHere);
    assert.deepEqual(acts(world), []);
    assert.deepEqual(
      world.helpdesk.audited.map(({ kind, detail }) => [kind, detail]),
      [['case-action-refused', 'elsewhere']],
    );
  });
});
