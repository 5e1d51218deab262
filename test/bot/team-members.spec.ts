import assert from 'node:assert/strict';
import { TeamsInfo, type TurnContext } from 'botbuilder';
import sinon from 'sinon';
import { createTeamMembers } from '../../bot/team-members.ts';
import { MINUTE_MS } from '../../services/platform/clock.ts';
import { OID, SENDER, teamsActivity } from '../harness/activities.ts';
import { FakeTeams } from '../harness/fake-teams.ts';
import { HandClock } from '../services/resets/hand-ports.ts';

const TEAM = '19:team';
/** Without an id, unless a test gives one. */
const SOMEBODY = {
  id: '',
  name: '',
  email: '',
  givenName: '',
  surname: '',
  userPrincipalName: '',
  tenantId: '',
  userRole: '',
};

describe('the members of a team', () => {
  const clock = new HandClock(1_000_000);

  afterEach(() => {
    sinon.restore();
  });

  /** Asks as somebody does who presses a button. */
  async function ask(members: ReturnType<typeof createTeamMembers>): Promise<boolean> {
    const answers: boolean[] = [];
    await new FakeTeams().processActivity(teamsActivity(), async (context: TurnContext) => {
      answers.push(await members.has(context, TEAM, SENDER));
    });
    return answers[0] ?? assert.fail('nothing was answered');
  }

  function answering(member: object): sinon.SinonStub {
    return sinon.stub(TeamsInfo, 'getTeamMember').resolves({ ...SOMEBODY, ...member });
  }

  it('are those whom Teams names for the sender’s own account', async () => {
    const asked = answering({ id: SENDER.id, aadObjectId: OID.toUpperCase() });

    assert.equal(await ask(createTeamMembers(clock)), true);
    assert.deepEqual(asked.firstCall.args.slice(1), [TEAM, SENDER.id]);
  });

  for (const [what, member] of [
    ['another account', { id: '29:other', aadObjectId: OID }],
    ['another person', { id: SENDER.id, aadObjectId: '00000000-0000-4000-8000-00000000dead' }],
    ['nothing', {}],
  ] as const) {
    it(`are not those for whom the answer is about ${what}`, async () => {
      answering(member);

      assert.equal(await ask(createTeamMembers(clock)), false);
    });
  }

  for (const statusCode of [400, 403, 404]) {
    it(`are not those whom Teams does not know (${statusCode})`, async () => {
      sinon.stub(TeamsInfo, 'getTeamMember').rejects(Object.assign(new Error('no'), { statusCode }));

      assert.equal(await ask(createTeamMembers(clock)), false);
    });
  }

  it('are nobody where Teams cannot be asked', async () => {
    sinon.stub(TeamsInfo, 'getTeamMember').rejects(Object.assign(new Error('no'), { statusCode: 503 }));

    await assert.rejects(ask(createTeamMembers(clock)), { code: 'teams.members-unavailable' });
  });

  it('are remembered for a minute, and forgotten when they leave', async () => {
    const asked = answering({ id: SENDER.id });
    const members = createTeamMembers(clock);
    await ask(members);
    await ask(members);
    assert.equal(asked.callCount, 1);

    clock.time += MINUTE_MS;
    await ask(members);
    members.forget(OID);
    await ask(members);

    assert.equal(asked.callCount, 3);
  });
});
