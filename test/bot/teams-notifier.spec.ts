import assert from 'node:assert/strict';
import type { TurnContext } from 'botbuilder';
import type { ConversationEntry } from '../../bot/conversation-memory.ts';
import type { ProactiveSpeaker } from '../../bot/proactive.ts';
import { createTeamsNotifier } from '../../bot/teams-notifier.ts';
import { renderConfirmation } from '../../cards/confirmation.ts';
import { renderExpired } from '../../cards/expired.ts';
import { renderFailure } from '../../cards/failure.ts';
import { renderProgress } from '../../cards/progress.ts';
import { readerFor } from '../../locales/index.ts';
import { PLATFORMS } from '../../services/devices/platforms.ts';
import type { ResetNotifier } from '../../services/resets/reset-notifier.ts';
import { NOW, ownReset, PASSCODE } from '../dialogs/hand-world.ts';
import { teamsActivity } from '../harness/activities.ts';
import { FakeTeams } from '../harness/fake-teams.ts';
import { HandClock } from '../services/resets/hand-ports.ts';
import { someEntry } from './some-entry.ts';

const READER = readerFor('en', undefined);
const KIND = 'android-administrator';
const DEVICE = { id: 'd1', name: 'Phone of Alex', kind: KIND } as const;
const DONE = ownReset({ state: 'done', device: DEVICE, progressActivityId: 'card-1', endedAt: 999_000 });
const CONFIRMATION = {
  resetId: DONE.id,
  deviceName: DEVICE.name,
  kind: KIND,
  effect: PLATFORMS[KIND],
} as const;

class HandSpeaker implements ProactiveSpeaker {
  readonly teams = new FakeTeams();
  entry: ConversationEntry | undefined = someEntry();

  async speak(
    _conversationId: string,
    work: (context: TurnContext, entry: ConversationEntry) => Promise<void>,
  ): Promise<'spoken' | 'unknown-conversation'> {
    const { entry } = this;
    if (entry === undefined) return 'unknown-conversation';
    await this.teams.processActivity(teamsActivity(), (context) => work(context, entry));
    return 'spoken';
  }
}

function createNotifier(): { speaker: HandSpeaker; teams: FakeTeams; notifier: ResetNotifier } {
  const speaker = new HandSpeaker();
  return { speaker, teams: speaker.teams, notifier: createTeamsNotifier(speaker, new HandClock(NOW)) };
}

function refusal(statusCode: number | undefined, code?: unknown): () => Promise<never> {
  return () => Promise.reject(Object.assign(new Error('refused'), { statusCode, code }));
}

describe('Teams notifier', () => {
  for (const status of [403, 404, 413]) {
    it(`gives up where Teams refuses for good (${status}), whatever else it says`, async () => {
      for (const code of [undefined, 'BotDisabledByAdmin', null, 7]) {
        const { teams, notifier } = createNotifier();
        teams.beforeSend = refusal(status, code);
        assert.equal(await notifier.confirm(DONE), 'undeliverable');
      }
    });

    it(`confirms all the same where only the progress card is gone (${status})`, async () => {
      const { teams, notifier } = createNotifier();
      teams.beforeUpdate = refusal(status);
      assert.equal(await notifier.confirm(DONE), 'delivered');
      assert.deepEqual(teams.cards, [renderConfirmation(CONFIRMATION, READER)]);
    });
  }

  for (const status of [400, 401, 412, 429, 500, 502, 503, 504, undefined]) {
    it(`asks to be tried again where it may pass (${String(status)}), before anything was sent`, async () => {
      const { teams, notifier } = createNotifier();
      teams.beforeUpdate = refusal(status);
      const again = { code: 'teams.not-delivered', retryable: true };
      await assert.rejects(notifier.confirm(DONE), again);
      await assert.rejects(notifier.showProgress(DONE), again);
      assert.deepEqual(teams.sent, []);
    });
  }

  it('gives up where the bot does not know the conversation', async () => {
    const { speaker, notifier } = createNotifier();
    speaker.entry = undefined;
    assert.equal(await notifier.confirm(DONE), 'undeliverable');
    assert.equal(await notifier.showProgress(DONE), 'undeliverable');
  });

  it('has nothing to bring up to date where no progress was shown', async () => {
    const { teams, notifier } = createNotifier();
    const { progressActivityId, ...reset } = DONE;
    assert.equal(progressActivityId, 'card-1');
    assert.equal(await notifier.showProgress(reset), 'delivered');
    assert.deepEqual([teams.sent, teams.updated], [[], []]);
  });

  it('brings the progress card up to date in place', async () => {
    const { teams, notifier } = createNotifier();
    const reset = ownReset({ state: 'pending', progressActivityId: 'card-1' });
    await notifier.showProgress(reset);
    const { state, requestedAt, device } = reset;
    const view = { deviceName: device.name, state, requestedAt, updatedAt: NOW };
    assert.deepEqual(teams.replacements, [renderProgress(view, READER)]);
    assert.deepEqual([teams.updated[0]?.id, teams.sent], ['card-1', []]);
  });

  describe('the final message', () => {
    it('closes the progress card first, and carries no passcode', async () => {
      const { teams, notifier } = createNotifier();
      assert.equal(await notifier.confirm(DONE), 'delivered');
      assert.deepEqual(teams.cards, [renderConfirmation(CONFIRMATION, READER)]);
      assert.equal(teams.updated.length, 1);
      assert.doesNotMatch(teams.everything, new RegExp(PASSCODE));
    });

    it('says that the device did not answer', async () => {
      const { teams, notifier } = createNotifier();
      await notifier.confirm({ ...DONE, state: 'expired' });
      const { requestedAt } = DONE;
      const view = { deviceId: 'd1', deviceName: DEVICE.name, requestedAt, endedAt: 999_000 };
      assert.deepEqual(teams.cards, [renderExpired(view, READER)]);
    });

    it('says why it failed, and where nobody knows, that it is not confirmed', async () => {
      const { teams, notifier } = createNotifier();
      await notifier.confirm({ ...DONE, state: 'failed', failure: 'rejected' });
      await notifier.confirm({ ...DONE, state: 'failed' });
      const view = { deviceId: 'd1', deviceName: DEVICE.name, kind: KIND } as const;
      assert.deepEqual(teams.cards, [
        renderFailure({ ...view, failure: 'rejected' }, READER),
        renderFailure({ ...view, failure: 'not-confirmed' }, READER),
      ]);
    });

    it('is in the language and time zone of the person', async () => {
      const { speaker, teams, notifier } = createNotifier();
      speaker.entry = someEntry({ chosenLanguage: 'nl', timeZone: 'Europe/Amsterdam' });
      await notifier.confirm(DONE);
      assert.deepEqual(teams.cards, [renderConfirmation(CONFIRMATION, readerFor('nl', 'Europe/Amsterdam'))]);
    });
  });
});
