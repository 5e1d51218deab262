import assert from 'node:assert/strict';
import { renderConsequences } from '../../cards/consequences.ts';
import { confirmed, confirmExpired } from '../../cards/notices.ts';
import { ConsequencesPrompt } from '../../dialogs/consequences-prompt.ts';
import { PLATFORMS } from '../../services/devices/platforms.ts';
import { CONVERSATION } from '../harness/activities.ts';
import { HandWorld, NOW, ownReset } from './hand-world.ts';
import { press, sentence } from './some-turn.ts';
import { Stage } from './stage.ts';

const OPTIONS = {
  deviceId: 'd1',
  deviceName: 'Phone of Alex',
  kind: 'ios',
  effect: PLATFORMS.ios,
  expiresAt: NOW + 300_000,
} as const;

async function askForDecision(): Promise<{ world: HandWorld; stage: Stage }> {
  const world = new HandWorld();
  const stage = new Stage(new ConsequencesPrompt('consequences', world));
  await stage.begin(OPTIONS);
  return { world, stage };
}

function confirm(haveDevice?: string, prompt = 'prompt-1'): ReturnType<typeof press> {
  return press({
    action: 'consequences.confirm',
    prompt,
    ...(haveDevice === undefined ? {} : { haveDevice }),
  });
}

describe('consequences prompt', () => {
  for (const haveDevice of [undefined, '', 'false', 'on', 'True', '1']) {
    it(`resets nothing where the tick is ${String(haveDevice)}, and says what is missing`, async () => {
      const { stage } = await askForDecision();
      const { status } = await stage.happens(confirm(haveDevice));
      const again = renderConsequences(
        { ...OPTIONS, promptId: 'prompt-1', missingConfirmation: true },
        stage.reader,
      );
      assert.equal(status, 'waiting');
      assert.deepEqual(stage.teams.shown, again);
      assert.deepEqual(stage.teams.replacements, [again]);
    });
  }

  it('takes no confirmation from another card', async () => {
    const { stage } = await askForDecision();
    assert.equal((await stage.happens(confirm('true', 'prompt-0'))).status, 'waiting');
    assert.deepEqual(stage.teams.updated, []);
  });

  it('takes no confirmation once the proof is too old, and says that the time is over', async () => {
    const { world, stage } = await askForDecision();
    world.clock.time = OPTIONS.expiresAt;
    assert.deepEqual((await stage.happens(confirm('true'))).result, { outcome: 'expired' });
    assert.deepEqual(stage.teams.replacements, [confirmExpired('d1', stage.reader)]);
  });

  it('says that the reset is started where the turn that started it was not remembered', async () => {
    for (const event of [confirm('true'), sentence('cancel'), sentence('hello')]) {
      const { world, stage } = await askForDecision();
      world.resets.owned = [ownReset({ id: 'prompt-1' })];
      assert.deepEqual((await stage.happens(event)).result, { outcome: 'expired' });
      assert.match(stage.teams.everything, new RegExp(stage.reader.messages.chat.startedAllTheSame));
      assert.deepEqual(stage.teams.updated, []);
    }
  });

  it('does not say that nothing was changed when the time is over for a reset that was started', async () => {
    const { world, stage } = await askForDecision();
    world.resets.owned = [ownReset({ id: 'prompt-1' })];
    const ended = await stage.happens({ kind: 'prompt-expired', promptId: 'prompt-1' });
    assert.deepEqual(ended.result, { outcome: 'expired' });
    assert.deepEqual([stage.teams.updated, stage.teams.texts], [[], []]);
  });

  it('takes no words for a confirmation, however sure they sound', async () => {
    const { stage } = await askForDecision();
    for (const text of ['yes', 'do it', 'I confirm', 'ok go on', '424242']) {
      assert.equal((await stage.happens(sentence(text))).status, 'waiting');
    }
    assert.deepEqual([...new Set(stage.teams.texts)], [stage.reader.messages.chat.confirmWaiting]);
  });

  it('ends by itself when the proof is too old', async () => {
    const { world, stage } = await askForDecision();
    const job = { kind: 'prompt-timeout', conversationId: CONVERSATION, promptId: 'prompt-1' };
    assert.deepEqual(world.queue.jobs, [{ job, at: OPTIONS.expiresAt }]);
    const ended = await stage.happens({ kind: 'prompt-expired', promptId: 'prompt-1' });
    assert.deepEqual(ended.result, { outcome: 'expired' });
  });

  it('shows what happens on this platform before anything does', async () => {
    const { stage } = await askForDecision();
    assert.deepEqual(stage.teams.cards, [
      renderConsequences({ ...OPTIONS, promptId: 'prompt-1' }, stage.reader),
    ]);
  });

  it('is confirmed by its own button with the tick, under its one-time id', async () => {
    const { stage } = await askForDecision();
    const { status, result } = await stage.happens(confirm('true'));
    assert.deepEqual([status, result], ['complete', { outcome: 'confirmed', promptId: 'prompt-1' }]);
    assert.deepEqual(stage.teams.replacements, [confirmed('Phone of Alex', stage.reader)]);
  });
});
