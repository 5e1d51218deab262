import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import type { TurnContext } from 'botbuilder';
import type { ConversationEntry } from '../../bot/conversation-memory.ts';
import type { ProactiveSpeaker } from '../../bot/proactive.ts';
import { createTeamsNotifier } from '../../bot/teams-notifier.ts';
import { renderConfirmation } from '../../cards/confirmation.ts';
import { renderExpired } from '../../cards/expired.ts';
import { renderFailure } from '../../cards/failure.ts';
import { resetWithdrawn } from '../../cards/notices.ts';
import { renderProgress } from '../../cards/progress.ts';
import { readerFor } from '../../locales/index.ts';
import { PLATFORMS } from '../../services/devices/platforms.ts';
import type { SendPace } from '../../bot/send-pace.ts';
import { IoError } from '../../services/platform/errors.ts';
import type { ResetNotifier } from '../../services/resets/reset-notifier.ts';
import { NOW, ownReset, PASSCODE } from '../dialogs/hand-world.ts';
import { teamsActivity } from '../harness/activities.ts';
import { FakeTeams } from '../harness/fake-teams.ts';
import { type LogLine, recordLog } from '../services/intune/record-log.ts';
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

/** How long to wait, for each time that somebody asks; 0 when these are used up. */
class HandPace implements SendPace {
  readonly asked: (readonly [conversationId: string, messages: number])[] = [];
  waits: number[] = [];

  take(conversationId: string, messages: number): Promise<number> {
    this.asked.push([conversationId, messages]);
    return Promise.resolve(this.waits.shift() ?? 0);
  }
}

interface Scene {
  readonly speaker: HandSpeaker;
  readonly teams: FakeTeams;
  readonly pace: HandPace;
  readonly lines: readonly LogLine[];
  readonly notifier: ResetNotifier;
}

function createNotifier(): Scene {
  const speaker = new HandSpeaker();
  const pace = new HandPace();
  const { log, lines } = recordLog();
  const notifier = createTeamsNotifier({ speaker, pace, clock: new HandClock(NOW), log, patienceMs: 20 });
  return { speaker, teams: speaker.teams, pace, lines, notifier };
}

const SECRET = 'Bearer eyJ-of-the-bot';

/** As the SDK's errors are: they carry the request and the answer. */
function refusal(
  statusCode: number | undefined,
  code?: unknown,
  headers: Record<string, string> = {},
): () => Promise<never> {
  const request = { headers: { authorization: SECRET } };
  const response = { headers: new Map(Object.entries(headers)) };
  const facts = { statusCode, code, request, ...(statusCode === undefined ? {} : { response }) };
  return () => Promise.reject(Object.assign(new Error('refused'), facts));
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
  }

  for (const status of [400, 403, 404, 413, 429, 500, 503, undefined]) {
    it(`confirms all the same where only the progress card is not taken (${String(status)})`, async () => {
      const { teams, notifier, lines } = createNotifier();
      teams.beforeUpdate = refusal(status);
      assert.equal(await notifier.confirm(DONE), 'delivered');
      assert.deepEqual(teams.cards, [renderConfirmation(CONFIRMATION, READER)]);
      assert.deepEqual(lines[0]?.facts, { resetId: DONE.id, cause: 'Error', status, code: undefined });
      assert.doesNotMatch(inspect(lines, { depth: Infinity }), /eyJ/);
    });
  }

  for (const status of [401, 412, 429, 500, 502, 503, 504, undefined]) {
    it(`asks to be tried again where it may pass (${String(status)}), and touches nothing meanwhile`, async () => {
      const { teams, notifier } = createNotifier();
      teams.beforeSend = refusal(status);
      const again = { code: 'teams.not-delivered', retryable: true };
      await assert.rejects(notifier.confirm(DONE), again);
      assert.deepEqual([teams.sent, teams.updated], [[], []]);
      teams.beforeUpdate = refusal(status);
      await assert.rejects(notifier.showProgress(DONE), again);
    });
  }

  for (const [header, retryAfterMs] of [
    ['7', 7_000],
    [new Date(NOW + 90_000).toUTCString(), 90_000 - (NOW % 1_000)],
    ['soon', undefined],
  ] as const) {
    it(`passes on for how long Teams wants to be left alone: ${header}`, async () => {
      const { teams, notifier } = createNotifier();
      teams.beforeSend = refusal(429, 'TooManyRequests', { 'retry-after': header });
      await assert.rejects(notifier.confirm(DONE), { code: 'teams.not-delivered', retryAfterMs });
    });
  }

  it('passes on that the memory of conversations is away', async () => {
    const { teams, notifier } = createNotifier();
    const away = new IoError('redis.unavailable', { retryable: true });
    teams.beforeSend = () => Promise.reject(away);
    await assert.rejects(notifier.confirm(DONE), (error) => error === away);
  });

  it('names reset, status and code to operators, and never what the request carried', async () => {
    const { teams, notifier, lines } = createNotifier();
    teams.beforeSend = refusal(403, 'BotNotInConversationRoster');
    await notifier.confirm(DONE);
    teams.beforeSend = refusal(503, 'ServiceUnavailable');
    const failure: unknown = await notifier.confirm(DONE).catch((error: unknown) => error);
    const facts = { resetId: DONE.id, cause: 'Error' };
    assert.deepEqual(
      lines.map((line) => [line.level, line.facts]),
      [
        ['warn', { ...facts, status: 403, code: 'BotNotInConversationRoster' }],
        ['warn', { ...facts, status: 503, code: 'ServiceUnavailable' }],
      ],
    );
    assert.doesNotMatch(inspect([lines, failure], { depth: Infinity }), /eyJ/);
  });

  describe('where Teams takes no more for now', () => {
    it('leaves out a progress update: the room belongs to final messages', async () => {
      const { teams, pace, notifier } = createNotifier();
      pace.waits = [5];
      assert.equal(await notifier.showProgress(DONE), 'skipped');
      assert.deepEqual([teams.updated, pace.asked], [[], [[DONE.conversationId, 1]]]);
    });

    it('waits with a final message', async () => {
      const { teams, pace, notifier } = createNotifier();
      pace.waits = [5, 5];
      assert.equal(await notifier.confirm(DONE), 'delivered');
      assert.equal(teams.sent.length, 1);
      assert.deepEqual(pace.asked, Array(3).fill([DONE.conversationId, 2]));
    });

    it('gives a final message back where it would wait long, with the time to come again', async () => {
      const { teams, pace, notifier } = createNotifier();
      pace.waits = [5, 400];
      const later = { code: 'teams.paced', retryable: true, retryAfterMs: 400 };
      await assert.rejects(notifier.confirm(DONE), later);
      assert.deepEqual([teams.sent, teams.updated], [[], []]);
    });
  });

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
    const view = { resetId: reset.id, deviceName: device.name, state, requestedAt, updatedAt: NOW };
    assert.deepEqual(teams.replacements, [renderProgress(view, READER)]);
    assert.deepEqual([teams.updated[0]?.id, teams.sent], ['card-1', []]);
  });

  describe('the final message', () => {
    it('goes before the progress card is closed, and carries no passcode', async () => {
      const { teams, notifier } = createNotifier();
      let before = 0;
      teams.beforeUpdate = () => {
        before = teams.sent.length;
        return Promise.resolve();
      };
      assert.equal(await notifier.confirm(DONE), 'delivered');
      assert.deepEqual(teams.cards, [renderConfirmation(CONFIRMATION, READER)]);
      assert.deepEqual([before, teams.updated.length], [1, 1]);
      assert.doesNotMatch(teams.everything, new RegExp(PASSCODE));
    });

    it('says that the device did not answer', async () => {
      const { teams, notifier } = createNotifier();
      await notifier.confirm({ ...DONE, state: 'expired' });
      const { requestedAt } = DONE;
      const view = {
        resetId: DONE.id,
        deviceId: 'd1',
        deviceName: DEVICE.name,
        requestedAt,
        endedAt: 999_000,
      };
      assert.deepEqual(teams.cards, [renderExpired(view, READER)]);
    });

    it('says why it failed, and where nobody knows, that it is not confirmed', async () => {
      const { teams, notifier } = createNotifier();
      await notifier.confirm({ ...DONE, state: 'failed', failure: 'rejected' });
      await notifier.confirm({ ...DONE, state: 'failed' });
      const view = { resetId: DONE.id, deviceId: 'd1', deviceName: DEVICE.name, kind: KIND } as const;
      assert.deepEqual(teams.cards, [
        renderFailure({ ...view, failure: 'rejected' }, READER),
        renderFailure({ ...view, failure: 'not-confirmed' }, READER),
      ]);
    });

    it('says that it was canceled', async () => {
      const { teams, notifier } = createNotifier();
      await notifier.confirm({ ...DONE, state: 'canceled' });
      assert.deepEqual(teams.cards, [resetWithdrawn(DEVICE.name, READER)]);
    });

    it('is in the language and time zone of the person', async () => {
      const { speaker, teams, notifier } = createNotifier();
      speaker.entry = someEntry({ chosenLanguage: 'nl', timeZone: 'Europe/Amsterdam' });
      await notifier.confirm(DONE);
      assert.deepEqual(teams.cards, [renderConfirmation(CONFIRMATION, readerFor('nl', 'Europe/Amsterdam'))]);
    });
  });
});
