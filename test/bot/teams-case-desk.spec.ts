import assert from 'node:assert/strict';
import type { TurnContext } from 'botbuilder';
import type { ChannelAddress, ChannelSpeaker } from '../../bot/channel-speaker.ts';
import { createHelpdeskChannelBook, type HelpdeskChannelBook } from '../../bot/helpdesk-channel.ts';
import { createTeamsCaseDesk } from '../../bot/teams-case-desk.ts';
import { renderCase } from '../../cards/case-card.ts';
import { renderUserMessage } from '../../cards/case-message.ts';
import { readerFor } from '../../locales/index.ts';
import type { Case, CaseMessage } from '../../services/helpdesk/case.ts';
import type { CaseDesk } from '../../services/helpdesk/case-ports.ts';
import { teamsActivity } from '../harness/activities.ts';
import { FakeTeams } from '../harness/fake-teams.ts';
import { someCase } from '../harness/hand-cases.ts';
import { HandDocuments } from '../harness/hand-documents.ts';
import { recordLog } from '../services/intune/record-log.ts';
import { HandClock } from '../services/resets/hand-ports.ts';
import { HELPDESK_CHANNEL } from './hand-helpdesk.ts';
import { someEntry } from './some-entry.ts';

const NOW = Date.UTC(2026, 0, 5, 9);
const READER = readerFor('en', undefined);
const THREAD = `${HELPDESK_CHANNEL.channelId};messageid=1616990032035`;
const POSTED = someCase({ thread: { conversationId: THREAD, cardActivityId: '1616990032035' } });
const MESSAGE: CaseMessage = {
  sequence: 1,
  to: 'helpdesk',
  from: POSTED.user,
  text: 'It is still locked',
  attachments: [],
  change: 'new',
  sourceId: 'm1',
  at: NOW,
};

/** A channel that does what a test says. */
class HandChannel implements ChannelSpeaker {
  readonly teams = new FakeTeams();
  readonly begun: ChannelAddress[] = [];
  beforeBegin: () => Promise<void> = () => Promise.resolve();

  async begin(at: ChannelAddress): Promise<string> {
    await this.beforeBegin();
    this.begun.push(at);
    return THREAD;
  }

  speak(_at: ChannelAddress, _id: string, work: (context: TurnContext) => Promise<void>): Promise<void> {
    return this.teams.processActivity(teamsActivity(), work);
  }
}

interface Scene {
  readonly desk: CaseDesk;
  readonly channel: HandChannel;
  readonly book: HelpdeskChannelBook;
}

function openDesk(isKnown = true, hasChat = true): Scene {
  const channel = new HandChannel();
  const clock = new HandClock(NOW);
  const fixed = () => (isKnown ? HELPDESK_CHANNEL : undefined);
  const book = createHelpdeskChannelBook({ documents: new HandDocuments(), clock, fixed });
  const desk = createTeamsCaseDesk({
    channel: book,
    speaker: channel,
    book: { find: () => Promise.resolve(hasChat ? someEntry() : undefined) },
    chatLinks: { find: () => Promise.resolve(undefined) },
    pace: { take: () => Promise.resolve(0) },
    reader: READER,
    escalateTo: () => [{ userId: 'u1', name: 'Megan Bowen' }],
    clock,
    log: recordLog().log,
    patienceMs: 5,
  });
  return { desk, channel, book };
}

function refusal(statusCode: number): () => Promise<never> {
  return () => Promise.reject(Object.assign(new Error('refused'), { statusCode }));
}

function drawn(shown: Case): unknown {
  return renderCase({ shown, number: 'HD-1042', now: NOW }, READER);
}

describe('the helpdesk’s side in Teams', () => {
  it('begins a thread that is named by the message that began it', async () => {
    const { desk, channel, book } = openDesk();

    const thread = await desk.post(someCase());

    assert.deepEqual(thread, { conversationId: THREAD, cardActivityId: '1616990032035' });
    assert.deepEqual(
      channel.begun.map(({ channelId }) => channelId),
      [HELPDESK_CHANNEL.channelId],
    );
    assert.equal(await book.standing(), 'reachable');
  });

  it('says so where there is no channel', async () => {
    const { desk } = openDesk(false);
    assert.equal(await desk.hasChannel(), false);
    assert.equal(await desk.post(someCase()), 'no-channel');
  });

  for (const status of [403, 404]) {
    it(`says that the channel is lost, and notes it, where Teams refuses for good (${status})`, async () => {
      const { desk, channel, book } = openDesk();
      channel.beforeBegin = refusal(status);

      assert.equal(await desk.hasChannel(), true);
      assert.equal(await desk.post(someCase()), 'refused');
      assert.equal(await book.standing(), 'refused');
    });
  }

  for (const status of [412, 429, 500, 503]) {
    it(`asks to be tried again where it may pass (${status})`, async () => {
      const { desk, channel, book } = openDesk();
      channel.beforeBegin = refusal(status);
      channel.teams.beforeSend = refusal(status);
      channel.teams.beforeUpdate = refusal(status);
      const again = { code: 'teams.not-delivered', retryable: true };

      await assert.rejects(desk.post(someCase()), again);
      await assert.rejects(desk.show(POSTED), again);
      await assert.rejects(desk.pass(POSTED, MESSAGE), again);
      await assert.rejects(desk.remind(POSTED, 'reminder'), again);
      assert.equal(await book.standing(), 'reachable');
    });
  }

  it('waits where nobody knows yet how Teams is reached', async () => {
    await assert.rejects(openDesk(true, false).desk.post(someCase()), {
      code: 'teams.no-route',
      retryable: true,
    });
  });

  it('updates the card in place, and passes words on below it', async () => {
    const { desk, channel } = openDesk();

    assert.equal(await desk.show(POSTED), 'delivered');
    assert.equal(await desk.pass(POSTED, MESSAGE), 'delivered');

    assert.deepEqual(channel.teams.replacements, [drawn(POSTED)]);
    assert.equal(channel.teams.updated[0]?.id, '1616990032035');
    assert.deepEqual(channel.teams.cards, [renderUserMessage(MESSAGE, READER)]);
  });

  it('gives up on a thread that is gone', async () => {
    const { desk, channel } = openDesk();
    channel.teams.beforeUpdate = refusal(404);

    assert.equal(await desk.show(POSTED), 'undeliverable');
    assert.equal(await desk.show(someCase()), 'undeliverable');
  });

  it('reminds in words, and mentions people only where it escalates', async () => {
    const { desk, channel } = openDesk();

    await desk.remind(POSTED, 'reminder');
    await desk.remind(POSTED, 'escalation');

    const [reminder, escalation] = channel.teams.sent;
    assert.deepEqual([reminder?.entities, escalation?.entities?.length], [undefined, 1]);
    assert.match(String(escalation?.text), /HD-1042.*<at>Megan Bowen<\/at>/);
  });
});
