import { doctorWords } from '../../locales/doctor.ts';
import { readChannelFailure } from '../../dialogs/channel-failure.ts';
import type { Policy } from '../../services/policy/policy.ts';
import type { ChannelRoute, HelpdeskChannelBook, TeamChannel } from '../helpdesk-channel.ts';
import { judge, skip, type Verdict } from './check.ts';

const words = doctorWords.helpdesk;
/** How Teams says that the bot has no business in a team. */
const NO_BUSINESS: readonly number[] = [403, 404];

/** Asks Teams for the team of a channel, which it shows only to a bot that is in it. Rejects as the connector does. */
export type LookAtTeam = (channel: TeamChannel, route: ChannelRoute) => Promise<void>;

/** What the check asks. */
export interface HelpdeskFacts {
  readonly book: Pick<HelpdeskChannelBook, 'find' | 'standing'>;
  readonly look: LookAtTeam;
  readonly policy: Pick<Policy, 'stricterTiers'>;
}

/** Whether the helpdesk's channel is there, where it is needed, and the bot in it. */
export async function checkHelpdesk({ book, look, policy }: HelpdeskFacts): Promise<Verdict> {
  const channel = await book.find();
  if (channel === undefined) {
    const mustApprove = policy.stricterTiers.some(({ helpdeskApproval }) => helpdeskApproval);
    return mustApprove ? judge([words.nobodyApproves]) : skip(doctorWords.skipped.noChannel);
  }
  if (channel.route === undefined) return skip(doctorWords.skipped.channelUnknown);
  try {
    await look(channel, channel.route);
  } catch (error) {
    const { status } = readChannelFailure(error);
    const isOut = status !== undefined && NO_BUSINESS.includes(status);
    return judge([isOut ? words.notInstalled(status) : words.unreachable(status)]);
  }
  return judge((await book.standing()) === 'refused' ? [words.refused] : []);
}
