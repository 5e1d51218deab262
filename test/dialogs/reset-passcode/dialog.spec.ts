import assert from 'node:assert/strict';
import { deviceChosen } from '../../../cards/notices.ts';
import { renderPolicyRefusal } from '../../../cards/policy-refusal.ts';
import { ResetPasscodeDialog } from '../../../dialogs/reset-passcode/dialog.ts';
import type { Device } from '../../../services/devices/device.ts';
import { GraphError } from '../../../services/intune/graph-error.ts';
import { IoError } from '../../../services/platform/errors.ts';
import type { PolicyRefusal } from '../../../services/policy/policy-refusal.ts';
import type { RequestObstacle } from '../../../services/resets/reset-service.ts';
import { CONVERSATION, OID, TENANT } from '../../harness/activities.ts';
import { someDevice } from '../../services/devices/some-device.ts';
import { RIGHT_CODE } from '../hand-sign-in.ts';
import { HandWorld, NOW } from '../hand-world.ts';
import { press, sentence } from '../some-turn.ts';
import { Stage } from '../stage.ts';

const PHONE = someDevice({ id: 'phone', name: 'Phone of Alex' });
const TABLET = someDevice({ id: 'tablet', name: 'Reading tablet', deviceType: 'iPad' });
const PC = someDevice({ id: 'pc', name: 'Desk PC', operatingSystem: 'Windows', deviceType: 'desktop' });
const FOREIGN = someDevice({ id: 'foreign', userId: '5d1c2f6e-0000-4000-8000-000000000002' });

const SIGN_IN = { kind: 'sign-in-completed', code: RIGHT_CODE } as const;
const PICK = press({ action: 'device.pick', prompt: 'prompt-1', device: PHONE.id });
const CONFIRM = press({ action: 'consequences.confirm', prompt: 'prompt-3', haveDevice: 'true' });

async function beginReset(
  draft: object = { utterance: 'reset' },
  devices: readonly Device[] = [PHONE, TABLET, PC, FOREIGN],
): Promise<{ world: HandWorld; stage: Stage; chat: Stage['reader']['messages']['chat'] }> {
  const world = new HandWorld(devices);
  const stage = new Stage(new ResetPasscodeDialog(world));
  await stage.begin(draft);
  return { world, stage, chat: stage.reader.messages.chat };
}

/** A reset that waits for the decision. */
async function comeToDecision(): ReturnType<typeof beginReset> {
  const begun = await beginReset();
  await begun.stage.happens(PICK);
  await begun.stage.happens(SIGN_IN);
  assert.equal((await begun.stage.prompt())?.promptId, 'prompt-3');
  return begun;
}

describe('reset dialog', () => {
  describe('before anything can be chosen', () => {
    it('says so where the person has no device', async () => {
      const { stage, chat } = await beginReset({}, [FOREIGN]);
      assert.deepEqual(stage.teams.texts, [chat.noDevices]);
      assert.equal(await stage.prompt(), undefined);
    });

    it('passes on that Intune cannot be asked', async () => {
      const world = new HandWorld([PHONE]);
      world.devices.beforeRead = () =>
        Promise.reject(new GraphError('graph.unavailable', { retryable: true }));
      const stage = new Stage(new ResetPasscodeDialog(world));
      await assert.rejects(stage.begin({}), GraphError);
    });

    it('shows that it is working before Intune is asked', async () => {
      const { stage } = await beginReset();
      assert.equal(stage.teams.sent[0]?.type, 'typing');
    });
  });

  describe('begun with a device from a button', () => {
    for (const [what, deviceId] of [
      ["somebody else's", FOREIGN.id],
      ['unknown', 'nothing'],
      ['not resettable', PC.id],
    ] as const) {
      it(`refuses one that is ${what}, with the same words, and asks for no sign-in`, async () => {
        const { world, stage, chat } = await beginReset({ deviceId });
        assert.deepEqual(stage.teams.texts, [chat.noSuchDevice]);
        assert.deepEqual(world.tokens.calls, []);
        assert.equal(await stage.prompt(), undefined);
      });
    }

    it('goes straight to the sign-in for one that is the person’s own', async () => {
      const { world } = await beginReset({ deviceId: PHONE.id });
      assert.deepEqual(world.tokens.calls, ['sign out', 'link']);
    });
  });

  for (const [where, arrive] of [
    ['at the device', (): ReturnType<typeof beginReset> => beginReset()],
    ['at the decision', comeToDecision],
  ] as const) {
    it(`requests nothing when canceled ${where}`, async () => {
      const { world, stage } = await arrive();
      const { status } = await stage.happens(sentence('cancel'));
      assert.equal(status, 'complete');
      assert.deepEqual(world.resets.requested, []);
      assert.equal(await stage.prompt(), undefined);
    });
  }

  it('requests nothing when the sign-in is canceled, refused or late', async () => {
    for (const end of [
      (stage: Stage) => stage.happens(sentence('cancel')),
      (stage: Stage, world: HandWorld) => {
        world.verifier.problem = 'not-fresh';
        return stage.happens(SIGN_IN);
      },
      (stage: Stage, world: HandWorld) => {
        world.clock.time += 300_000;
        return stage.happens(SIGN_IN);
      },
    ]) {
      const { world, stage } = await beginReset();
      await stage.happens(PICK);
      const { status } = await end(stage, world);
      assert.equal(status, 'complete');
      assert.deepEqual(world.resets.requested, []);
      assert.equal(await stage.prompt(), undefined);
    }
  });

  it('does not ask for the decision when the device changed hands during the sign-in', async () => {
    const { world, stage, chat } = await beginReset();
    await stage.happens(PICK);
    world.devices.devices = [{ ...PHONE, userId: FOREIGN.userId }];
    const { status } = await stage.happens(SIGN_IN);
    assert.equal(status, 'complete');
    assert.equal(stage.teams.texts.at(-1), chat.noSuchDevice);
  });

  it('requests nothing when the decision comes five minutes after the sign-in', async () => {
    const { world, stage } = await comeToDecision();
    world.clock.time += 300_000;
    const { status } = await stage.happens(CONFIRM);
    assert.equal(status, 'complete');
    assert.deepEqual(world.resets.requested, []);
  });

  describe('a request that is refused', () => {
    const refusals: readonly RequestObstacle[] = [
      { reason: 'no-such-device' },
      { reason: 'not-resettable', why: 'leaving-management' },
      { reason: 'device-busy' },
      { reason: 'proof-not-valid' },
      { reason: 'context-not-proven' },
    ];
    for (const refusal of refusals) {
      it(`for ${refusal.reason} is explained, and shows no progress`, async () => {
        const { world, stage, chat } = await comeToDecision();
        world.resets.refusal = refusal;
        const { status } = await stage.happens(CONFIRM);
        assert.equal(status, 'complete');
        // Below: the press itself was answered with the closed card.
        assert.equal(stage.teams.texts.at(-1), chat.resetRefused(refusal));
        assert.deepEqual(world.resets.attached, []);
      });
    }
  });

  describe('the rules of the organisation', () => {
    const GROUP: PolicyRefusal = { reason: 'group-not-allowed' };
    const APPROVAL: PolicyRefusal = { reason: 'approval-needed' };

    for (const refusal of [
      { reason: 'paused', by: 'operator', note: 'Phishing' },
      { reason: 'blocked' },
    ] as const satisfies readonly PolicyRefusal[]) {
      it(`are told before any device is shown: ${refusal.reason}`, async () => {
        const world = new HandWorld([PHONE]);
        world.gate.closed = refusal;
        const stage = new Stage(new ResetPasscodeDialog(world));
        await stage.begin({});
        assert.deepEqual(stage.teams.cards, [renderPolicyRefusal({ refusal }, stage.reader)]);
        assert.deepEqual(world.audit.told, [`reset-refused:${refusal.reason}`]);
        assert.equal(await stage.prompt(), undefined);
      });
    }

    it('are told after the choice of a device, and ask for no sign-in', async () => {
      const { world, stage } = await beginReset();
      world.gate.refusal = GROUP;
      const { status } = await stage.happens(PICK);
      assert.equal(status, 'complete');
      assert.deepEqual(stage.teams.cards.at(-1), renderPolicyRefusal({ refusal: GROUP }, stage.reader));
      assert.deepEqual([world.tokens.calls, world.audit.told], [[], ['reset-refused:group-not-allowed']]);
    });

    it('are asked again after the sign-in', async () => {
      const { world, stage } = await beginReset();
      await stage.happens(PICK);
      world.gate.refusal = GROUP;
      const { status } = await stage.happens(SIGN_IN);
      assert.equal(status, 'complete');
      assert.deepEqual(stage.teams.cards.at(-1), renderPolicyRefusal({ refusal: GROUP }, stage.reader));
    });

    it('want a sign-in anew where they ask for more than was proven by now', async () => {
      const { world, stage, chat } = await beginReset();
      await stage.happens(PICK);
      world.gate.clearance = { requiredContext: 'c1', needsApproval: false };
      const { status } = await stage.happens(SIGN_IN);
      assert.equal(status, 'complete');
      assert.equal(stage.teams.texts.at(-1), chat.resetRefused({ reason: 'context-not-proven' }));
    });

    it('are told where the request is refused by one, which the service has written down', async () => {
      const { world, stage } = await comeToDecision();
      world.audit.events.length = 0;
      world.resets.refusal = { reason: 'policy', refusal: GROUP };
      await stage.happens(CONFIRM);
      assert.deepEqual(stage.teams.cards.at(-1), renderPolicyRefusal({ refusal: GROUP }, stage.reader));
      assert.deepEqual(world.audit.told, []);
    });

    it('ask the helpdesk for an approval, and say so', async () => {
      const { world, stage } = await beginReset();
      world.gate.refusal = APPROVAL;
      await stage.happens(PICK);
      const card = renderPolicyRefusal({ refusal: APPROVAL, caseNumber: 'HD-1042' }, stage.reader);
      assert.deepEqual(stage.teams.cards.at(-1), card);
      assert.partialDeepStrictEqual(world.cases.opened, [
        {
          reason: 'approval',
          user: { oid: OID },
          device: { id: 'phone', kind: 'ios' },
          correlationId: 'c-1',
        },
      ]);
    });

    it('send people to the helpdesk themselves where no case can be opened', async () => {
      const { world, stage } = await beginReset();
      world.gate.refusal = APPROVAL;
      world.cases.beforeOpen = () => Promise.reject(new IoError('redis.away', { retryable: true }));
      await stage.happens(PICK);
      assert.deepEqual(stage.teams.cards.at(-1), renderPolicyRefusal({ refusal: APPROVAL }, stage.reader));
    });

    it('send people to the helpdesk themselves where no channel is there for anybody to see the case', async () => {
      const { world, stage } = await beginReset();
      world.gate.refusal = APPROVAL;
      world.cases.isSeen = false;
      await stage.happens(PICK);
      assert.deepEqual(stage.teams.cards.at(-1), renderPolicyRefusal({ refusal: APPROVAL }, stage.reader));
    });

    it('pass on the context that the sign-in must satisfy', async () => {
      const { world, stage } = await beginReset();
      world.gate.clearance = { requiredContext: 'c1', needsApproval: false };
      await stage.happens(PICK);
      await stage.happens(SIGN_IN);
      await stage.happens(CONFIRM);
      assert.equal(world.verifier.asked[0]?.challenge.requiredContext, 'c1');
      assert.equal(world.resets.requested[0]?.proof.context, 'c1');
    });
  });

  it('writes down what is asked for and proven, and what is not theirs', async () => {
    const { world } = await comeToDecision();
    assert.deepEqual(world.audit.told, ['reset-requested', 'proof-passed']);
    const other = await beginReset({ deviceId: FOREIGN.id });
    const none = await beginReset({ deviceId: 'nothing' });
    const told = [other.world.audit.told, none.world.audit.told];
    assert.deepEqual(told, [['foreign-id:begin'], ['foreign-id:begin']]);
  });

  it('goes no further where that cannot be written down', async () => {
    const { world, stage } = await beginReset();
    world.audit.beforeRecord = () => Promise.reject(new IoError('redis.away', { retryable: true }));
    await assert.rejects(stage.happens(PICK), IoError);
    assert.deepEqual(world.tokens.calls, []);
  });

  it('leaves the decision open where the request cannot be stored', async () => {
    const { world, stage } = await comeToDecision();
    world.resets.beforeRequest = () => Promise.reject(new IoError('redis.away', { retryable: true }));
    await assert.rejects(stage.happens(CONFIRM), IoError);
    assert.equal((await stage.prompt())?.promptId, 'prompt-3');
  });

  it('does not fail a reset that is under way because its progress cannot be shown', async () => {
    const { world, stage } = await comeToDecision();
    world.resets.beforeAttach = () => Promise.reject(new IoError('redis.away', { retryable: true }));
    const { status } = await stage.happens(CONFIRM);
    assert.equal(status, 'complete');
    assert.equal(world.resets.requested.length, 1);
    assert.equal(world.lines.at(-1)?.message, 'Progress cannot be shown');
  });

  it('preselects the device that the sentence names, and the only one', async () => {
    const named = await beginReset({ utterance: 'reset my reading tablet' });
    const only = await beginReset({}, [PHONE]);
    assert.match(JSON.stringify(named.stage.documents.written.at(-1)), /preselected[\\":]+tablet/);
    assert.match(JSON.stringify(only.stage.documents.written.at(-1)), /preselected[\\":]+phone/);
  });

  it('asks for a reset only as long as the turn has the conversation to itself', async () => {
    const { world, stage } = await comeToDecision();
    await stage.happens(CONFIRM);
    const [request] = world.resets.requested;
    assert.equal(request?.isStillWanted?.(), true);
    stage.isHeld = false;
    assert.equal(request.isStillWanted(), false);
  });

  it('goes from the device over the sign-in and the decision to one request', async () => {
    const { world, stage } = await comeToDecision();
    assert.deepEqual(stage.teams.replacements[0], deviceChosen('Phone of Alex', stage.reader));
    const { status } = await stage.happens(CONFIRM);
    assert.equal(status, 'complete');
    const requested = world.resets.requested.map(({ isStillWanted, ...request }) => request);
    assert.deepEqual(requested, [
      {
        id: 'prompt-3',
        tenantId: TENANT,
        userId: OID,
        correlationId: 'c-1',
        conversationId: CONVERSATION,
        locale: 'en',
        deviceId: 'phone',
        proof: { challengeId: 'prompt-2', userId: OID, purpose: 'reset:phone', authenticatedAt: NOW },
      },
    ]);
    assert.deepEqual(world.resets.attached, [`prompt-3 ${stage.teams.lastMessageId}`]);
  });
});
