import type { TurnContext } from 'botbuilder';
import type { AdaptiveCard } from '../cards/card.ts';
import { renderConfirmation } from '../cards/confirmation.ts';
import { renderExpired } from '../cards/expired.ts';
import { renderFailure } from '../cards/failure.ts';
import { resetWithdrawn } from '../cards/notices.ts';
import { renderProgress } from '../cards/progress.ts';
import { cardMessage, sendCard } from '../dialogs/answer.ts';
import { readChannelFailure } from '../dialogs/channel-failure.ts';
import { type Reader, readerFor } from '../locales/index.ts';
import { PLATFORMS } from '../services/devices/platforms.ts';
import type { Clock } from '../services/platform/clock.ts';
import type { Logger } from '../services/platform/logger.ts';
import type { ResetNotifier } from '../services/resets/reset-notifier.ts';
import type { Reset } from '../services/resets/reset.ts';
import { judgeChannelFailure } from './channel-verdict.ts';
import { languageFor } from './conversation-memory.ts';
import type { ProactiveSpeaker } from './proactive.ts';
import type { SendPace } from './send-pace.ts';
import { waitForRoom } from './wait-for-room.ts';

/** What the notifier stands on. */
export interface TeamsNotifierParts {
  readonly speaker: ProactiveSpeaker;
  readonly pace: SendPace;
  readonly clock: Clock;
  readonly log: Logger;
  /** How long a final message waits for its turn in the worker's hand, in milliseconds. */
  readonly patienceMs?: number;
}

/** A final message also closes the progress card. */
const REQUESTS_OF_A_CONFIRMATION = 2;

/** Brings news of a reset into the conversation it was asked for in. */
export function createTeamsNotifier(parts: TeamsNotifierParts): ResetNotifier {
  return {
    async showProgress(reset) {
      // Best effort: what room there is belongs to the final messages.
      if ((await parts.pace.take(reset.conversationId, 1)) > 0) return 'skipped';
      return speak(parts, reset, (context, reader) => updateProgress(parts, context, reset, reader));
    },
    async confirm(reset) {
      await waitForRoom(parts.pace, reset.conversationId, REQUESTS_OF_A_CONFIRMATION, parts.patienceMs);
      return speak(parts, reset, async (context, reader) => {
        await sendCard(context, finalCard(reset, reader));
        await closeProgress(parts, context, reset, reader);
      });
    },
  };
}

async function updateProgress(
  { clock }: TeamsNotifierParts,
  context: TurnContext,
  reset: Reset,
  reader: Reader,
): Promise<void> {
  if (reset.progressActivityId === undefined) return;
  const { device, state, requestedAt } = reset;
  const view = { resetId: reset.id, deviceName: device.name, state, requestedAt, updatedAt: clock.now() };
  await context.updateActivity({
    ...cardMessage(renderProgress(view, reader)),
    id: reset.progressActivityId,
  });
}

/** Best effort, and last: the outcome is told, and must not be told again because of a card that nobody waits for. */
async function closeProgress(
  parts: TeamsNotifierParts,
  context: TurnContext,
  reset: Reset,
  reader: Reader,
): Promise<void> {
  try {
    await updateProgress(parts, context, reset, reader);
  } catch (error) {
    const { cause, status, code } = readChannelFailure(error);
    parts.log.warn({ resetId: reset.id, cause, status, code }, 'Progress card of a reset not closed');
  }
}

function finalCard(reset: Reset, reader: Reader): AdaptiveCard {
  const { id: deviceId, name: deviceName, kind } = reset.device;
  const resetId = reset.id;
  const endedAt = reset.endedAt ?? reset.requestedAt;
  switch (reset.state) {
    case 'done':
      return renderConfirmation({ resetId, deviceName, kind, effect: PLATFORMS[kind] }, reader);
    case 'expired':
      return renderExpired(
        { resetId, deviceId, deviceName, requestedAt: reset.requestedAt, endedAt },
        reader,
      );
    case 'canceled':
      return resetWithdrawn(deviceName, reader);
    default:
      return renderFailure(
        { resetId, deviceId, deviceName, kind, failure: reset.failure ?? 'not-confirmed' },
        reader,
      );
  }
}

/** Sorts the channel's failures into those that may pass and those that will not. */
async function speak(
  { speaker, clock, log }: TeamsNotifierParts,
  reset: Reset,
  work: (context: TurnContext, reader: Reader) => Promise<void>,
): Promise<'delivered' | 'undeliverable'> {
  try {
    const spoken = await speaker.speak(reset.conversationId, (context, entry) =>
      work(context, readerFor(languageFor(entry), entry.timeZone)),
    );
    if (spoken === 'spoken') return 'delivered';
    log.warn({ resetId: reset.id }, 'Nothing is remembered of the conversation of a reset');
    return 'undeliverable';
  } catch (error) {
    const { isFinal, facts, failure } = judgeChannelFailure(error, clock.now());
    if (isFinal) {
      log.warn({ resetId: reset.id, ...facts }, 'Teams refuses news of a reset for good');
      return 'undeliverable';
    }
    log.warn({ resetId: reset.id, ...facts }, 'Teams did not take news of a reset');
    throw failure;
  }
}
