import type { TurnContext } from 'botbuilder';
import type { AdaptiveCard } from '../cards/card.ts';
import { renderConfirmation } from '../cards/confirmation.ts';
import { renderExpired } from '../cards/expired.ts';
import { renderFailure } from '../cards/failure.ts';
import { renderProgress } from '../cards/progress.ts';
import { cardMessage, sendCard } from '../dialogs/answer.ts';
import { readChannelFailure } from '../dialogs/channel-failure.ts';
import { type Reader, readerFor } from '../locales/index.ts';
import { PLATFORMS } from '../services/devices/platforms.ts';
import type { Clock } from '../services/platform/clock.ts';
import { IoError } from '../services/platform/errors.ts';
import type { Delivery, ResetNotifier } from '../services/resets/reset-notifier.ts';
import type { Reset } from '../services/resets/reset.ts';
import { languageFor } from './conversation-memory.ts';
import type { ProactiveSpeaker } from './proactive.ts';

/**
 * Statuses with which Teams refuses for good: the bot was blocked or removed, the conversation is gone, or the
 * message is too large. (Teams doc: status codes from bot conversational APIs.)
 */
const FINAL_STATUSES: readonly number[] = [403, 404, 413];

/** Brings news of a reset into the conversation it was asked for in. */
export function createTeamsNotifier(speaker: ProactiveSpeaker, clock: Clock): ResetNotifier {
  const deliver = (
    reset: Reset,
    work: (context: TurnContext, reader: Reader) => Promise<void>,
  ): Promise<Delivery> =>
    attempt(() =>
      speaker.speak(reset.conversationId, (context, entry) =>
        work(context, readerFor(languageFor(entry), entry.timeZone)),
      ),
    );
  const updateProgress = async (context: TurnContext, reset: Reset, reader: Reader): Promise<void> => {
    if (reset.progressActivityId === undefined) return;
    const { device, state, requestedAt } = reset;
    const card = renderProgress(
      { deviceName: device.name, state, requestedAt, updatedAt: clock.now() },
      reader,
    );
    await context.updateActivity({ ...cardMessage(card), id: reset.progressActivityId });
  };
  return {
    showProgress: (reset) => deliver(reset, (context, reader) => updateProgress(context, reset, reader)),
    confirm: (reset) =>
      deliver(reset, async (context, reader) => {
        await updateProgress(context, reset, reader).catch(unlessFinal);
        await sendCard(context, finalCard(reset, reader));
      }),
  };
}

function finalCard(reset: Reset, reader: Reader): AdaptiveCard {
  const { id: deviceId, name: deviceName, kind } = reset.device;
  const endedAt = reset.endedAt ?? reset.requestedAt;
  if (reset.state === 'done') {
    return renderConfirmation({ resetId: reset.id, deviceName, kind, effect: PLATFORMS[kind] }, reader);
  }
  if (reset.state === 'expired') {
    return renderExpired({ deviceId, deviceName, requestedAt: reset.requestedAt, endedAt }, reader);
  }
  return renderFailure({ deviceId, deviceName, kind, failure: reset.failure ?? 'not-confirmed' }, reader);
}

/** Sorts the channel's failures into those that may pass and those that will not. */
async function attempt(speak: () => ReturnType<ProactiveSpeaker['speak']>): Promise<Delivery> {
  try {
    return (await speak()) === 'spoken' ? 'delivered' : 'undeliverable';
  } catch (error) {
    if (isFinal(error)) return 'undeliverable';
    throw new IoError('teams.not-delivered', { retryable: true, cause: error });
  }
}

function isFinal(error: unknown): boolean {
  const { status } = readChannelFailure(error);
  return status !== undefined && FINAL_STATUSES.includes(status);
}

/** A progress card that is gone must not take the final message with it; what may pass is tried again before it. */
function unlessFinal(error: unknown): void {
  if (!isFinal(error)) throw error;
}
