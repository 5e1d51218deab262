import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ResetAnswer, ResetDraft } from '../../../dialogs/reset-passcode/draft.ts';
import { nextMove, takeAnswer } from '../../../dialogs/reset-passcode/flow.ts';

const PROOF = { challengeId: 'prompt-2', userId: 'user-1', purpose: 'reset:d1', authenticatedAt: 1000 };
const CHOSEN: ResetAnswer = { outcome: 'chosen', deviceId: 'd1', deviceName: 'Phone' };
const PROVEN: ResetAnswer = { outcome: 'proven', proof: PROOF };
const CONFIRMED: ResetAnswer = { outcome: 'confirmed', promptId: 'prompt-3' };

const EMPTY: ResetDraft = { ended: false };

function moveAfter(...answers: readonly ResetAnswer[]): string {
  return nextMove(answers.reduce<ResetDraft>(takeAnswer, EMPTY)).move;
}

describe('reset flow', () => {
  for (const outcome of ['canceled', 'expired', 'refused'] as const) {
    it(`ends wherever a prompt is ${outcome}`, () => {
      assert.equal(moveAfter({ outcome }), 'end');
      assert.equal(moveAfter(CHOSEN, { outcome }), 'end');
      assert.equal(moveAfter(CHOSEN, PROVEN, { outcome }), 'end');
    });
  }

  it('never goes on after it ended, whatever comes', () => {
    assert.equal(moveAfter({ outcome: 'canceled' }, CHOSEN, PROVEN, CONFIRMED), 'end');
  });

  it('never submits without a device, a proof and a confirmation, in whatever order answers come', () => {
    const answers = fc.array(fc.constantFrom(CHOSEN, PROVEN, CONFIRMED), { maxLength: 6 });
    fc.assert(
      fc.property(answers, (given) => {
        const isComplete = [CHOSEN, PROVEN, CONFIRMED].every((needed) => given.includes(needed));
        assert.equal(moveAfter(...given) === 'submit', isComplete);
      }),
    );
  });

  it('asks for the device first, then for the sign-in, then for the decision, then submits', () => {
    assert.deepEqual(
      [moveAfter(), moveAfter(CHOSEN), moveAfter(CHOSEN, PROVEN), moveAfter(CHOSEN, PROVEN, CONFIRMED)],
      ['choose-device', 'prove', 'confirm', 'submit'],
    );
  });

  it('asks for the sign-in at once where the device is known', () => {
    assert.deepEqual(nextMove({ ended: false, deviceId: 'd1' }), { move: 'prove', deviceId: 'd1' });
  });

  it('stays where it is without an answer', () => {
    const draft = takeAnswer(EMPTY, CHOSEN);
    assert.deepEqual(takeAnswer(draft, undefined), draft);
  });

  it('submits what was chosen, proven and confirmed, under the id of the confirmed card', () => {
    const draft = [CHOSEN, PROVEN, CONFIRMED].reduce<ResetDraft>(takeAnswer, EMPTY);
    assert.deepEqual(nextMove(draft), {
      move: 'submit',
      deviceId: 'd1',
      proof: PROOF,
      requestId: 'prompt-3',
    });
  });
});
