import assert from 'node:assert/strict';
import { renderConfirmation } from '../../../cards/confirmation.ts';
import { RevealPasscodeDialog } from '../../../dialogs/reveal-passcode/dialog.ts';
import { PLATFORMS } from '../../../services/devices/platforms.ts';
import { OID } from '../../harness/activities.ts';
import { RIGHT_CODE } from '../hand-sign-in.ts';
import { HandWorld, NOW, ownReset, PASSCODE } from '../hand-world.ts';
import { sentence } from '../some-turn.ts';
import { Stage } from '../stage.ts';

const SIGN_IN = { kind: 'sign-in-completed', code: RIGHT_CODE } as const;
const DONE = ownReset({
  id: 'r1',
  state: 'done',
  device: { id: 'd1', name: 'Phone of Alex', kind: 'android-administrator' },
});

async function beginReveal(
  resetId = 'r1',
): Promise<{ world: HandWorld; stage: Stage; chat: Stage['reader']['messages']['chat'] }> {
  const world = new HandWorld();
  world.resets.owned = [DONE, ownReset({ id: 'r2', userId: 'somebody else' })];
  const stage = new Stage(new RevealPasscodeDialog(world));
  await stage.begin({ resetId });
  return { world, stage, chat: stage.reader.messages.chat };
}

describe('reveal dialog', () => {
  for (const id of ['r2', 'nothing']) {
    it(`asks for no sign-in for a reset that is not the person's own (${id})`, async () => {
      const { world, stage, chat } = await beginReveal(id);
      assert.deepEqual(stage.teams.texts, [chat.revealRefused('no-such-reset')]);
      assert.deepEqual(world.tokens.calls, []);
    });
  }

  it('renews nothing when the sign-in is canceled, refused or late', async () => {
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
      const { world, stage } = await beginReveal();
      const { status } = await end(stage, world);
      assert.equal(status, 'complete');
      assert.deepEqual(world.resets.renewed, []);
    }
  });

  it('says so where the reset is gone after the sign-in', async () => {
    const { world, stage, chat } = await beginReveal();
    world.resets.owned = [];
    await stage.happens(SIGN_IN);
    assert.equal(stage.teams.texts.at(-1), chat.revealRefused('no-such-reset'));
  });

  it('renews the proof and offers the button again, never the passcode itself', async () => {
    const { world, stage } = await beginReveal();
    const { status } = await stage.happens(SIGN_IN);
    assert.equal(status, 'complete');
    assert.deepEqual(world.resets.renewed, [
      { challengeId: 'prompt-1', userId: OID, purpose: 'reveal:r1', authenticatedAt: NOW },
    ]);
    const kind = 'android-administrator';
    const view = { resetId: 'r1', deviceName: 'Phone of Alex', kind, effect: PLATFORMS[kind] } as const;
    assert.deepEqual(stage.teams.cards.at(-1), renderConfirmation(view, stage.reader));
    assert.doesNotMatch(stage.teams.everything, new RegExp(PASSCODE));
  });
});
