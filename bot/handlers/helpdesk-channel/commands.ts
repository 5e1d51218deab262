import { type CaseRow, renderCaseOverview } from '../../../cards/case-overview.ts';
import { renderCaseStats } from '../../../cards/case-stats.ts';
import { renderDeskHelp, renderDeskStanding } from '../../../cards/desk-notice.ts';
import { escapeText } from '../../../cards/plain-text.ts';
import type { Writing } from '../../../dialogs/turn.ts';
import { formatDateTime } from '../../../locales/format.ts';
import { type Case, caseNumber } from '../../../services/helpdesk/case.ts';
import type { DeskCommand } from '../../../services/understanding/desk-command.ts';
import { drawCase } from '../../teams-case-desk.ts';
import { type ChannelDesk, refusalText, reply, showCard, wordsOf } from './channel-desk.ts';
import { chooseChannel } from './choose-channel.ts';
import { pauseResets, resumeResets, unblockUser } from './switches.ts';

type CommandOf<K extends DeskCommand['kind']> = Extract<DeskCommand, { kind: K }>;

/** One handler per command; a missing one does not compile. */
type CommandHandlers = {
  readonly [K in DeskCommand['kind']]: (
    desk: ChannelDesk,
    command: CommandOf<K>,
    writing: Writing,
  ) => Promise<void>;
};

const HANDLERS: CommandHandlers = {
  cases: showCases,
  case: (desk, { number }) => showCase(desk, number),
  stats: showStats,
  'use-channel': chooseChannel,
  pause: (desk, { reason }) => pauseResets(desk, reason),
  resume: resumeResets,
  unblock: (desk, { whom }, { mentioned }) => unblockUser(desk, whom, mentioned),
  status: showStanding,
  help: (desk) => showCard(desk, renderDeskHelp(desk.services.reader)),
  unknown: (desk) => showCard(desk, renderDeskHelp(desk.services.reader)),
};

/** Does what a member of the helpdesk's team says to the bot in the channel. */
export function handleDeskCommand<K extends DeskCommand['kind']>(
  desk: ChannelDesk,
  command: CommandOf<K>,
  writing: Writing,
): Promise<void> {
  const kind: K = command.kind;
  return HANDLERS[kind](desk, command, writing);
}

async function showCases(desk: ChannelDesk): Promise<void> {
  const { cases, clock, reader, links } = desk.services;
  const { waiting, claimed } = await cases.overview();
  const isMine = ({ claimedBy }: Case): boolean => claimedBy?.oid === desk.turn.sender.oid;
  const rowOf = (shown: Case): CaseRow => {
    return { shown, number: caseNumber(shown.number), url: links.toThread(shown) };
  };
  const view = {
    waiting: waiting.map(rowOf),
    mine: claimed.filter(isMine).map(rowOf),
    others: claimed.filter((shown) => !isMine(shown)).map(rowOf),
    now: clock.now(),
  };
  await showCard(desk, renderCaseOverview(view, reader));
}

async function showCase(desk: ChannelDesk, number: number | undefined): Promise<void> {
  const { cases } = desk.services;
  const shown = number === undefined ? undefined : await cases.findByNumber(number);
  if (shown === undefined) return reply(desk, refusalText(desk, { reason: 'no-such-case' }));
  return showCard(desk, await drawCase(desk.services, shown));
}

async function showStats(desk: ChannelDesk): Promise<void> {
  const { cases, reader } = desk.services;
  await showCard(desk, renderCaseStats(await cases.overview(), reader));
}

async function showStanding(desk: ChannelDesk): Promise<void> {
  const { cases, switches, reader } = desk.services;
  const { standing } = wordsOf(desk);
  const [{ paused, blocked }, { waiting }] = await Promise.all([switches.status(), cases.overview()]);
  const lines = [
    paused === undefined ? standing.running : standing.paused(formatDateTime(paused.at, reader)),
    escapeText(paused?.note ?? ''),
    standing.blocked(blocked.length),
    standing.waiting(waiting.length),
  ].filter((line) => line !== '');
  await showCard(desk, renderDeskStanding({ lines }, reader));
}
