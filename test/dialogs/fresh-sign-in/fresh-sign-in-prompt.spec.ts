import assert from 'node:assert/strict';
import { revealSignInExpired, signInDone, signInExpired, signInRefused } from '../../../cards/notices.ts';
import {
  type FreshSignInOptions,
  FreshSignInPrompt,
} from '../../../dialogs/fresh-sign-in/fresh-sign-in-prompt.ts';
import { type ProofProblem, SIGN_IN_WINDOW_MS } from '../../../services/identity/challenge.ts';
import type { ProofListener } from '../../../services/notices/notice-ports.ts';
import type { FailedProof } from '../../../services/notices/notice-ref.ts';
import { IoError } from '../../../services/platform/errors.ts';
import { CONVERSATION, OID, TENANT } from '../../harness/activities.ts';
import { LINK, RIGHT_CODE, TOKEN } from '../hand-sign-in.ts';
import { HandWorld, NOW } from '../hand-world.ts';
import { press, sentence } from '../some-turn.ts';
import { Stage } from '../stage.ts';

const FOR_RESET: FreshSignInOptions = { use: { for: 'reset', deviceId: 'd1' }, deviceName: 'Phone of Alex' };
const FOR_REVEAL: FreshSignInOptions = { use: { for: 'reveal', resetId: 'r1' }, deviceName: 'Phone of Alex' };
const COMPLETED = { kind: 'sign-in-completed', code: RIGHT_CODE } as const;

/** A sign-in that is asked for and not yet done. */
async function askForSignIn(
  options = FOR_RESET,
  world = new HandWorld(),
): Promise<{ world: HandWorld; stage: Stage; chat: Stage['reader']['messages']['chat'] }> {
  const stage = new Stage(new FreshSignInPrompt('sign-in', world));
  await stage.begin(options);
  return { world, stage, chat: stage.reader.messages.chat };
}

describe('fresh sign-in prompt', () => {
  describe('when it opens', () => {
    it('signs the person out before anything else, and never looks for a token that is there', async () => {
      const { world, stage } = await askForSignIn();
      assert.deepEqual(world.tokens.calls, ['sign out', 'link']);
      assert.equal((await stage.prompt())?.promptId, 'prompt-1');
      assert.deepEqual(world.verifier.asked, []);
    });

    it('gives the client nothing to sign in silently with', async () => {
      const { stage } = await askForSignIn();
      const button = stage.teams.sent
        .flatMap(({ attachments }) => attachments ?? [])
        .find(({ contentType }) => contentType === 'application/vnd.microsoft.card.oauth');
      const { cardText, buttonTitle } = stage.reader.messages.signIn;
      assert.deepEqual(button?.content, {
        connectionName: 'fresh-sign-in',
        text: cardText,
        buttons: [{ type: 'signin', title: buttonTitle, value: LINK }],
      });
    });

    it('ends by itself after five minutes, and never later, whatever is set', async () => {
      const patient = Object.assign(new HandWorld(), { signInWindowMs: 2 * SIGN_IN_WINDOW_MS });
      const { world } = await askForSignIn(FOR_RESET, patient);
      const job = { kind: 'prompt-timeout', conversationId: CONVERSATION, promptId: 'prompt-1' };
      assert.deepEqual(world.queue.jobs, [{ job, at: NOW + 300_000 }]);
    });
  });

  describe('what proves nothing', () => {
    it('is a token in an event, which anybody could have written', async () => {
      const { world, stage } = await askForSignIn();
      const { status } = await stage.happens({ kind: 'token-event' });
      assert.equal(status, 'waiting');
      assert.deepEqual(world.verifier.asked, []);
      assert.deepEqual(world.tokens.calls, ['sign out', 'link']);
    });

    it('is a token that the client offers by itself', async () => {
      const { world, stage } = await askForSignIn();
      const { status } = await stage.happens({ kind: 'silent-sign-in' });
      assert.equal(status, 'waiting');
      assert.deepEqual(world.verifier.asked, []);
      assert.deepEqual(world.tokens.calls, ['sign out', 'link']);
    });

    it('is what somebody else does in the same conversation', async () => {
      const { world, stage } = await askForSignIn();
      const { status } = await stage.happens(
        { kind: 'sign-in-completed', code: RIGHT_CODE },
        { sender: { id: '29:megan', oid: '00000000-0000-4000-8000-00000000beef', name: 'Megan' } },
      );
      assert.equal(status, 'waiting');
      assert.deepEqual(world.verifier.asked, []);
    });

    for (const text of [
      'my extension is 424242',
      '424242 is my code',
      '+31 424242',
      '4242421',
      '42424',
      'yes',
    ]) {
      it(`is “${text}”: it is no code, and the person is reminded`, async () => {
        const { world, stage, chat } = await askForSignIn();
        const { status } = await stage.happens(sentence(text));
        assert.equal(status, 'waiting');
        assert.deepEqual(world.tokens.calls, ['sign out', 'link']);
        assert.deepEqual(stage.teams.texts, [chat.signInWaiting('09:05 UTC')]);
      });
    }

    it('is the button of another prompt', async () => {
      const { stage } = await askForSignIn();
      const { status } = await stage.happens(press({ action: 'prompt.cancel', prompt: 'prompt-0' }));
      assert.equal(status, 'waiting');
    });
  });

  describe('whoever listens', () => {
    for (const [what, options, subject] of [
      ['a reset', FOR_RESET, { deviceId: 'd1' }],
      ['a passcode', FOR_REVEAL, { resetId: 'r1' }],
    ] as const) {
      it(`hears of a sign-in for ${what} that was not accepted, with whose and what for`, async () => {
        const failures: FailedProof[] = [];
        const proofListener: ProofListener = {
          proofFailed: (failure) => Promise.resolve(void failures.push(failure)),
        };
        const { world, stage } = await askForSignIn(
          options,
          Object.assign(new HandWorld(), { proofListener }),
        );
        world.verifier.problem = 'wrong-user';
        await stage.happens(COMPLETED);
        assert.deepEqual(failures, [{ userId: OID, conversationId: CONVERSATION, ...subject, at: NOW }]);
      });
    }

    it('hears nothing of one that was', async () => {
      const failures: FailedProof[] = [];
      const proofListener: ProofListener = {
        proofFailed: (failure) => Promise.resolve(void failures.push(failure)),
      };
      const { stage } = await askForSignIn(FOR_RESET, Object.assign(new HandWorld(), { proofListener }));
      await stage.happens(COMPLETED);
      assert.deepEqual(failures, []);
    });
  });

  describe('a wrong code', () => {
    it('is answered with 404, and the prompt stays open for the right one', async () => {
      const { stage, chat } = await askForSignIn();
      const wrong = await stage.happens({ kind: 'sign-in-completed', code: '111111' });
      assert.equal(wrong.status, 'waiting');
      assert.deepEqual(
        stage.teams.answers.map(({ status }) => status),
        [404],
      );
      assert.deepEqual(stage.teams.texts, [chat.codeNotRight]);
      const right = await stage.happens(COMPLETED);
      assert.equal(right.status, 'complete');
    });

    it('that was typed is answered in words only', async () => {
      const { stage, chat } = await askForSignIn();
      await stage.happens(sentence('111111'));
      assert.deepEqual(stage.teams.answers, []);
      assert.deepEqual(stage.teams.texts, [chat.codeNotRight]);
    });

    it('ends the sign-in when it is the fifth, so that nobody guesses', async () => {
      const { world, stage } = await askForSignIn();
      for (const code of ['000001', '000002', '000003', '000004']) {
        assert.equal((await stage.happens(sentence(code))).status, 'waiting');
      }
      const fifth = await stage.happens({ kind: 'sign-in-completed', code: '000005' });
      assert.deepEqual(fifth, { status: 'complete', result: { outcome: 'refused' } });
      assert.deepEqual(
        stage.teams.answers.map(({ status }) => status),
        [404],
      );
      assert.deepEqual(stage.teams.replacements[0], signInRefused('wrong-codes', 'd1', stage.reader));
      assert.equal(await stage.prompt(), undefined);
      assert.deepEqual(world.verifier.asked, []);
    });
  });

  describe('a sign-in that is too late', () => {
    it('is not even redeemed, and the card says that the time is over', async () => {
      const { world, stage } = await askForSignIn();
      world.clock.time += 300_000;
      const late = await stage.happens(COMPLETED);
      assert.deepEqual(late, { status: 'complete', result: { outcome: 'expired' } });
      assert.deepEqual(world.tokens.calls, ['sign out', 'link']);
      assert.deepEqual(stage.teams.replacements[0], signInExpired('d1', stage.reader));
    });

    it('is still good a moment before the end', async () => {
      const { world, stage } = await askForSignIn();
      world.clock.time += 299_999;
      assert.equal((await stage.happens(COMPLETED)).status, 'complete');
      assert.equal(world.verifier.asked.length, 1);
    });

    it('ends without any activity of the person, in the words of what it was for', async () => {
      const { stage } = await askForSignIn(FOR_REVEAL);
      const ended = await stage.happens({ kind: 'prompt-expired', promptId: 'prompt-1' });
      assert.deepEqual(ended.result, { outcome: 'expired' });
      assert.deepEqual(stage.teams.replacements[0], revealSignInExpired('r1', stage.reader));
    });

    it('is not ended by the timeout of a prompt before it', async () => {
      const { stage } = await askForSignIn();
      const { status } = await stage.happens({ kind: 'prompt-expired', promptId: 'prompt-0' });
      assert.equal(status, 'waiting');
    });
  });

  describe('a token that proves nothing', () => {
    const problems: readonly ProofProblem[] = [
      'malformed',
      'bad-signature',
      'wrong-issuer',
      'wrong-audience',
      'wrong-tenant',
      'wrong-user',
      'token-expired',
      'token-not-yet-valid',
      'no-auth-time',
      'not-fresh',
      'too-late',
      'replayed',
    ];
    for (const problem of problems) {
      it(`ends the prompt when it is ${problem}, says so, and is forgotten`, async () => {
        const { world, stage } = await askForSignIn();
        world.verifier.problem = problem;
        const refused = await stage.happens(COMPLETED);
        assert.deepEqual(refused, { status: 'complete', result: { outcome: 'refused' } });
        assert.deepEqual(stage.teams.replacements[0], signInRefused(problem, 'd1', stage.reader));
        assert.equal(world.tokens.calls.at(-1), 'sign out');
        assert.deepEqual(
          world.lines.map(({ facts }) => facts),
          [{ problem, userId: OID, challengeId: 'prompt-1' }],
        );
        assert.deepEqual(world.audit.told, [`proof-failed:${problem}`]);
        assert.partialDeepStrictEqual(world.audit.events[0], {
          ...{ subject: OID, deviceId: 'd1', correlationId: 'c-1' },
        });
      });
    }

    it('is forgotten also where it cannot be checked, and the prompt stays open', async () => {
      const { world, stage } = await askForSignIn();
      world.verifier.beforeVerify = () => {
        throw new IoError('identity.keys-unavailable', { retryable: true });
      };
      await assert.rejects(stage.happens(COMPLETED), { code: 'identity.keys-unavailable' });
      assert.equal(world.tokens.calls.at(-1), 'sign out');
      assert.equal((await stage.prompt())?.promptId, 'prompt-1');
    });
  });

  it('explains a sign-in that Teams reports as failed, and stays open', async () => {
    const { world, stage, chat } = await askForSignIn();
    const { status } = await stage.happens({ kind: 'sign-in-failed', reason: 'resourcematchfailed' });
    assert.equal(status, 'waiting');
    assert.deepEqual(
      stage.teams.answers.map((answer) => answer.status),
      [200],
    );
    assert.deepEqual(stage.teams.texts, [chat.signInFailed]);
    assert.deepEqual(world.lines[0]?.facts, { reason: 'resourcematchfailed', challengeId: 'prompt-1' });
  });

  it('stays open where the token service cannot be asked', async () => {
    const { world, stage } = await askForSignIn();
    world.tokens.beforeRedeem = () => {
      throw new Error('token service away');
    };
    await assert.rejects(stage.happens(COMPLETED), /away/);
    assert.equal((await stage.prompt())?.promptId, 'prompt-1');
  });

  describe('a verified sign-in', () => {
    it('was asked for with a challenge of this person, conversation, device and time', async () => {
      const { world, stage } = await askForSignIn();
      world.clock.time += 60_000;
      await stage.happens(COMPLETED);
      const challenge = {
        id: 'prompt-1',
        tenantId: TENANT,
        userId: OID,
        purpose: 'reset:d1',
        startedAt: NOW,
        expiresAt: NOW + 300_000,
      };
      assert.deepEqual(world.verifier.asked, [{ token: TOKEN, challenge, now: NOW + 60_000 }]);
    });

    it('for showing a passcode is good for that and nothing else', async () => {
      const { world, stage } = await askForSignIn(FOR_REVEAL);
      await stage.happens(COMPLETED);
      assert.equal(world.verifier.asked[0]?.challenge.purpose, 'reveal:r1');
    });

    for (const [how, event] of [
      ['reported by Teams', COMPLETED],
      ['typed as a code', sentence(` ${RIGHT_CODE} `)],
    ] as const) {
      it(`${how} gives the proof, closes the card and signs the person out`, async () => {
        const { world, stage } = await askForSignIn();
        const proven = await stage.happens(event);
        assert.deepEqual(proven, {
          status: 'complete',
          result: {
            outcome: 'proven',
            proof: { challengeId: 'prompt-1', userId: OID, purpose: 'reset:d1', authenticatedAt: NOW },
          },
        });
        assert.deepEqual(world.tokens.calls, ['sign out', 'link', `redeem ${RIGHT_CODE}`, 'sign out']);
        assert.deepEqual(stage.teams.replacements[0], signInDone(stage.reader));
      });
    }

    it('leaves no button in the chat that could still be pressed', async () => {
      const { stage } = await askForSignIn();
      await stage.happens(COMPLETED);
      const sent = stage.teams.sent.filter(({ type }) => type === 'message').map(({ id }) => id);
      assert.deepEqual(
        stage.teams.updated.map(({ id }) => id),
        sent,
      );
      assert.doesNotMatch(JSON.stringify(stage.teams.updated), /login\.example/);
    });

    it('leaves its token in no state, no log, no job and no activity', async () => {
      const { world, stage } = await askForSignIn();
      await stage.happens(COMPLETED);
      assert.equal(world.verifier.asked[0]?.token, TOKEN);
      const traces = [stage.documents.written, world.lines, world.queue.jobs];
      assert.doesNotMatch(JSON.stringify(traces) + stage.teams.everything, new RegExp(TOKEN));
    });
  });
});
