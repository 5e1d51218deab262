import type { AdaptiveCard } from '../cards/card.ts';
import { renderHelperMessage } from '../cards/case-message.ts';
import * as notices from '../cards/case-notices.ts';
import { renderCaseRating } from '../cards/case-rating.ts';
import { renderContact } from '../cards/contact.ts';
import { sendCard, showTyping } from '../dialogs/answer.ts';
import { type Reader, readerFor } from '../locales/index.ts';
import { type Case, caseNumber } from '../services/helpdesk/case.ts';
import type { CaseChat, CaseNews } from '../services/helpdesk/case-ports.ts';
import type { SupportContact } from '../services/intune/support-contact.ts';
import { type Clock, MINUTE_MS } from '../services/platform/clock.ts';
import { IoError } from '../services/platform/errors.ts';
import type { Logger } from '../services/platform/logger.ts';
import { nextOpening } from '../services/policy/hours.ts';
import type { Hours } from '../services/policy/hours-schema.ts';
import type { Delivery } from '../services/resets/reset-notifier.ts';
import { judgeChannelFailure } from './channel-verdict.ts';
import { languageFor } from './conversation-memory.ts';
import type { ProactiveSpeaker } from './proactive.ts';
import type { SendPace } from './send-pace.ts';
import { waitForRoom } from './wait-for-room.ts';

/** What the user's side stands on. */
export interface TeamsCaseChatParts {
  readonly speaker: ProactiveSpeaker;
  readonly pace: SendPace;
  /** Whom to ask where no helper can be reached; `undefined` where nobody is known. Never throws. */
  readonly readContact: () => Promise<SupportContact | undefined>;
  /** When the helpdesk is there; `false` where that is always. */
  readonly hours: () => Hours | false;
  readonly clock: Clock;
  readonly log: Logger;
  readonly patienceMs?: number;
}

/** The user's side, with typing: that is shown at once or never. */
export interface TeamsCaseChat extends CaseChat {
  showTyping(about: Case): Promise<void>;
}

/** Longer than any turn takes. */
const FIRST_TURN_MS = MINUTE_MS;

type Draw = (reader: Reader) => AdaptiveCard | Promise<AdaptiveCard>;

/** Speaks with users in their private chats. */
export function createTeamsCaseChat(parts: TeamsCaseChatParts): TeamsCaseChat {
  return {
    pass: (about, message) => send(parts, about, (reader) => renderHelperMessage(message, reader)),
    tell: (about, news) => send(parts, about, (reader) => newsCard(parts, about, news, reader)),
    async showTyping(about) {
      if ((await parts.pace.take(about.conversationId, 1)) > 0) return;
      try {
        await parts.speaker.speak(about.conversationId, (context) => showTyping(context));
      } catch (error) {
        const { facts } = judgeChannelFailure(error, parts.clock.now());
        parts.log.info({ caseId: about.id, ...facts }, 'Typing of a helper not shown');
      }
    },
  };
}

/** Each piece of news has its own card; a missing one does not compile. */
function newsCard(
  parts: TeamsCaseChatParts,
  about: Case,
  news: CaseNews,
  reader: Reader,
): AdaptiveCard | Promise<AdaptiveCard> {
  const number = caseNumber(about.number);
  const view = { number, helper: about.claimedBy?.name };
  const device = { deviceId: about.device?.id ?? '', deviceName: about.device?.name ?? '' };
  const draw: Record<CaseNews, Draw> = {
    claimed: () => notices.caseClaimed(view, reader),
    released: () => notices.caseReleased(view, reader),
    resolved: () => renderCaseRating({ ...view, caseId: about.id, resolution: about.resolution }, reader),
    closed: () => notices.caseClosed(view, reader),
    'reset-offered': () => notices.resetOffered({ ...view, ...device }, reader),
    approved: () => notices.resetApproved(device, reader),
    denied: () => notices.resetDenied(device, reader),
    'out-of-hours': () => notices.caseOutOfHours({ number, opening: openingOf(parts) }, reader),
    'no-channel': async () => renderContact({ contact: await parts.readContact() }, reader),
    'no-helpdesk': async () =>
      renderContact({ contact: await parts.readContact(), endedCase: number }, reader),
  };
  return draw[news](reader);
}

function openingOf({ hours, clock }: TeamsCaseChatParts): notices.OutOfHoursView['opening'] {
  const rules = hours();
  return rules === false ? undefined : { at: nextOpening(rules, clock.now()), hours: rules };
}

/** @throws IoError where trying again may help. */
async function send(parts: TeamsCaseChatParts, about: Case, draw: Draw): Promise<Delivery> {
  const { speaker, pace, clock, log, patienceMs } = parts;
  await waitForRoom(pace, about.conversationId, 1, patienceMs);
  try {
    const spoken = await speaker.speak(about.conversationId, async (context, entry) => {
      await sendCard(context, await draw(readerFor(languageFor(entry), entry.timeZone)));
    });
    return spoken === 'spoken' ? 'delivered' : judgeSilence(parts, about);
  } catch (error) {
    const { isFinal, facts, failure } = judgeChannelFailure(error, clock.now());
    log.warn({ caseId: about.id, ...facts, isFinal }, 'Teams did not take a message for the user of a case');
    if (!isFinal) throw failure;
    return 'undeliverable';
  }
}

/**
 * Nothing is remembered of the chat. The case may have been opened by the first thing that was ever said there, in a turn
 * that is not at its end.
 */
function judgeSilence({ clock }: TeamsCaseChatParts, about: Case): Delivery {
  if (clock.now() - about.openedAt < FIRST_TURN_MS)
    throw new IoError('teams.no-chat-yet', { retryable: true });
  return 'undeliverable';
}
