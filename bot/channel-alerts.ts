import { formatTime } from '../locales/format.ts';
import type { Reader } from '../locales/index.ts';
import type { Alert } from '../services/jobs/job-queue.ts';
import type { Clock, Instant } from '../services/platform/clock.ts';
import { IoError } from '../services/platform/errors.ts';
import type { Logger } from '../services/platform/logger.ts';
import type { ChannelSpeaker } from './channel-speaker.ts';
import { judgeChannelFailure } from './channel-verdict.ts';
import type { HelpdeskChannelBook } from './helpdesk-channel.ts';
import { type Mentioned, mentionAll } from './mention-people.ts';
import type { SendPace } from './send-pace.ts';
import { waitForRoom } from './wait-for-room.ts';

/** What telling the channel stands on. */
export interface ChannelAlertsParts {
  readonly channel: HelpdeskChannelBook;
  readonly speaker: ChannelSpeaker;
  readonly tenantId: string;
  /** The language and time zone of the channel. */
  readonly reader: Reader;
  /** Who is mentioned. */
  readonly mention: () => readonly Mentioned[];
  readonly pace: SendPace;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * Tells the helpdesk's channel of something that concerns all resets, in a thread of its own. Where there is no channel,
 * or it refuses for good, the log has it.
 *
 * @throws IoError where trying again may help.
 */
export async function postAlert(parts: ChannelAlertsParts, alert: Alert, at: Instant): Promise<void> {
  const { reader, tenantId, log } = parts;
  const channel = await parts.channel.find();
  if (channel === undefined) {
    log.warn({ alert }, 'There is no helpdesk channel to be alerted');
    return;
  }
  // Nobody wrote there yet, so Teams' address is not known: it is learned with the first message.
  if (channel.route === undefined) throw new IoError('teams.no-route', { retryable: true });
  const text = reader.helpdesk.alerts[alert](formatTime(at, reader));
  await waitForRoom(parts.pace, channel.channelId, 1);
  try {
    const address = { ...channel.route, channelId: channel.channelId, tenantId };
    await parts.speaker.begin(address, mentionAll(text, parts.mention()));
  } catch (error) {
    const { isFinal, facts, failure } = judgeChannelFailure(error, parts.clock.now());
    log.warn({ alert, ...facts, isFinal }, 'Teams did not take an alert for the helpdesk');
    if (!isFinal) throw failure;
  }
}
