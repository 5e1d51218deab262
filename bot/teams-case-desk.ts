import { MessageFactory, type TurnContext } from 'botbuilder';
import type { AdaptiveCard } from '../cards/card.ts';
import { renderCase } from '../cards/case-card.ts';
import { renderUserMessage } from '../cards/case-message.ts';
import { cardMessage, sendCard, showTyping } from '../dialogs/answer.ts';
import { formatAgo } from '../locales/format.ts';
import type { Reader } from '../locales/index.ts';
import { type Case, caseNumber } from '../services/helpdesk/case.ts';
import type { CaseDesk, CaseThread, PostedCase } from '../services/helpdesk/case-ports.ts';
import type { Clock } from '../services/platform/clock.ts';
import { IoError } from '../services/platform/errors.ts';
import type { Logger } from '../services/platform/logger.ts';
import type { Delivery } from '../services/resets/reset-notifier.ts';
import { type ChannelAddress, type ChannelSpeaker, firstMessageOf } from './channel-speaker.ts';
import { judgeChannelFailure } from './channel-verdict.ts';
import type { ChatLinks } from './chat-links.ts';
import type { ConversationBook } from './conversation-memory.ts';
import type { ChannelRoute, HelpdeskChannelBook, KnownChannel } from './helpdesk-channel.ts';
import { type Mentioned, mentionAll } from './mention-people.ts';
import type { SendPace } from './send-pace.ts';
import { waitForRoom } from './wait-for-room.ts';

/** What the helpdesk's side stands on. */
export interface TeamsCaseDeskParts {
  readonly channel: HelpdeskChannelBook;
  readonly speaker: ChannelSpeaker;
  /** The user's chat knows how Teams is reached, where nobody wrote in the channel yet. */
  readonly book: ConversationBook;
  readonly chatLinks: ChatLinks;
  readonly pace: SendPace;
  /** The language and time zone of the channel. */
  readonly reader: Reader;
  /** Who is mentioned when a case is escalated. */
  readonly escalateTo: () => readonly Mentioned[];
  readonly clock: Clock;
  readonly log: Logger;
  readonly patienceMs?: number;
}

/** A case in words and colours, as it stands now. */
export async function drawCase(
  { chatLinks, reader, clock }: Pick<TeamsCaseDeskParts, 'chatLinks' | 'reader' | 'clock'>,
  shown: Case,
): Promise<AdaptiveCard> {
  const chatUrl = await chatLinks.find(shown);
  return renderCase({ shown, number: caseNumber(shown.number), now: clock.now(), chatUrl }, reader);
}

/** The helpdesk's side, with typing: that is shown at once or never. */
export interface TeamsCaseDesk extends CaseDesk {
  showTyping(about: Case): Promise<void>;
}

/** Shows cases in the helpdesk's channel, a thread for each. */
export function createTeamsCaseDesk(parts: TeamsCaseDeskParts): TeamsCaseDesk {
  return {
    hasChannel: async () => (await parts.channel.find()) !== undefined,
    post: (opened) => post(parts, opened),
    async show(shown) {
      const card = await drawCase(parts, shown);
      return inThread(parts, shown, async (context, { cardActivityId }) => {
        await context.updateActivity({ ...cardMessage(card), id: cardActivityId });
      });
    },
    pass: (about, message) =>
      inThread(parts, about, async (context) => {
        await sendCard(context, renderUserMessage(message, parts.reader));
      }),
    async showTyping(about) {
      if (about.thread === undefined) return;
      if ((await parts.pace.take(about.thread.conversationId, 1)) > 0) return;
      try {
        await inThread(parts, about, (context) => showTyping(context));
      } catch (error) {
        const { facts } = judgeChannelFailure(error, parts.clock.now());
        parts.log.info({ caseId: about.id, ...facts }, 'Typing of a user not shown');
      }
    },
    remind: (about, how) =>
      inThread(parts, about, async (context) => {
        await context.sendActivity(reminderOf(parts, about, how));
      }),
  };
}

/** Teams answers with the id of the thread, which names the message that began it. */
async function post(parts: TeamsCaseDeskParts, opened: Case): Promise<PostedCase> {
  const channel = await parts.channel.findSurely();
  if (channel === undefined) return 'no-channel';
  const at = await addressOf(parts, channel, opened);
  const card = cardMessage(await drawCase(parts, opened));
  await waitForRoom(parts.pace, channel.channelId, 1, parts.patienceMs);
  try {
    const conversationId = await parts.speaker.begin(at, card);
    await parts.channel.note('reachable');
    return { conversationId, cardActivityId: firstMessageOf(conversationId) };
  } catch (error) {
    const delivery = await sortFailure(parts, opened, error);
    if (delivery === 'undeliverable') await parts.channel.note('refused');
    return 'refused';
  }
}

async function inThread(
  parts: TeamsCaseDeskParts,
  about: Case,
  work: (context: TurnContext, thread: CaseThread) => Promise<void>,
): Promise<Delivery> {
  const { thread } = about;
  const channel = await parts.channel.find();
  if (thread === undefined || channel === undefined) return 'undeliverable';
  const at = await addressOf(parts, channel, about);
  await waitForRoom(parts.pace, thread.conversationId, 1, parts.patienceMs);
  try {
    await parts.speaker.speak(at, thread.conversationId, (context) => work(context, thread));
    return 'delivered';
  } catch (error) {
    return sortFailure(parts, about, error);
  }
}

/** @throws IoError where trying again may help. */
async function sortFailure(
  { log, clock }: TeamsCaseDeskParts,
  about: Case,
  error: unknown,
): Promise<Delivery> {
  const { isFinal, facts, failure } = judgeChannelFailure(error, clock.now());
  log.warn({ caseId: about.id, ...facts, isFinal }, 'Teams did not take a message for the helpdesk');
  if (!isFinal) throw failure;
  return Promise.resolve('undeliverable');
}

async function addressOf(
  parts: TeamsCaseDeskParts,
  { channelId, route }: KnownChannel,
  about: Case,
): Promise<ChannelAddress> {
  const way = route ?? (await routeOfUser(parts, about));
  return { ...way, channelId, tenantId: about.tenantId };
}

/** The same tenant's chats and channels are reached by the same address. */
async function routeOfUser({ book }: TeamsCaseDeskParts, about: Case): Promise<ChannelRoute> {
  const reference = (await book.find(about.conversationId))?.reference;
  const { serviceUrl, bot } = reference ?? {};
  if (serviceUrl === undefined || bot === undefined) throw new IoError('teams.no-route', { retryable: true });
  return { serviceUrl, bot: { id: bot.id, name: bot.name } };
}

function reminderOf(
  { reader, clock, escalateTo }: TeamsCaseDeskParts,
  { number, openedAt }: Case,
  how: 'reminder' | 'escalation',
): ReturnType<typeof mentionAll> {
  const ago = formatAgo(openedAt, clock.now(), reader.language);
  const text = reader.helpdesk[how](caseNumber(number), ago);
  return how === 'reminder' ? MessageFactory.text(text) : mentionAll(text, escalateTo());
}
