import type { TurnContext } from 'botbuilder';
import { answerWithText, sendCard } from '../../../dialogs/answer.ts';
import type { AdaptiveCard } from '../../../cards/card.ts';
import { escapeText } from '../../../cards/plain-text.ts';
import type { Turn } from '../../../dialogs/turn.ts';
import type { HelpdeskTexts } from '../../../locales/helpdesk-texts.ts';
import type { Reader } from '../../../locales/index.ts';
import type { AuditLog } from '../../../services/audit/audit-log.ts';
import type { CasePerson } from '../../../services/helpdesk/case.ts';
import type { CaseRefusal, CaseService } from '../../../services/helpdesk/case-service.ts';
import type { Clock } from '../../../services/platform/clock.ts';
import type { Logger } from '../../../services/platform/logger.ts';
import type { OperatorDesk } from '../../../services/policy/operator-desk.ts';
import type { ChatLinks } from '../../chat-links.ts';
import type { HelpdeskChannelBook, TeamChannel } from '../../helpdesk-channel.ts';
import type { TeamsCaseChat } from '../../teams-case-chat.ts';
import type { TeamsCaseDesk } from '../../teams-case-desk.ts';
import type { TeamMembers } from '../../team-members.ts';
import type { TeamsLinks } from '../../teams-links.ts';

/** What Markdown and HTML are made of. */
const MARKUP = /[<>&*_~`[\]()#|\\]/g;

/** What the handlers of the helpdesk's channel need of the world. */
export interface ChannelServices {
  readonly cases: CaseService;
  readonly channel: HelpdeskChannelBook;
  readonly members: TeamMembers;
  readonly chat: Pick<TeamsCaseChat, 'showTyping'>;
  readonly desk: Pick<TeamsCaseDesk, 'showTyping'>;
  readonly chatLinks: ChatLinks;
  readonly links: TeamsLinks;
  readonly switches: OperatorDesk;
  /** Entra object ids of those who may switch, lower case. Nobody, where it is empty. */
  readonly operators: ReadonlySet<string>;
  readonly audit: AuditLog;
  /** The language and time zone of the channel. */
  readonly reader: Reader;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Everything a handler has at hand in one turn in a channel. */
export interface ChannelDesk {
  readonly context: TurnContext;
  readonly turn: Turn;
  readonly place: TeamChannel;
  readonly correlationId: string;
  readonly services: ChannelServices;
}

/** The texts of the channel. */
export function wordsOf({ services }: ChannelDesk): HelpdeskTexts {
  return services.reader.helpdesk;
}

/** Who acts, as the channel authenticated them. */
export function helperOf({ turn }: ChannelDesk): CasePerson {
  return { oid: turn.sender.oid, name: turn.sender.name };
}

/** Asked of Teams for the sender that the channel authenticated; nothing in the activity itself says so. */
export function isMember({ services, context, place, turn }: ChannelDesk): Promise<boolean> {
  return services.members.has(context, place.teamId, turn.sender);
}

/** Says something in the thread, or beside the card whose button was pressed. */
export function reply({ context }: ChannelDesk, text: string): Promise<void> {
  return answerWithText(context, text);
}

/** Shows a card in the thread. */
export async function showCard({ context }: ChannelDesk, card: AdaptiveCard): Promise<void> {
  await sendCard(context, card);
}

/** A name as it is said in the channel: without markup, which messages would interpret. */
export function nameOf(desk: ChannelDesk, { name }: Pick<CasePerson, 'name'>): string {
  return escapeText(name).replace(MARKUP, '') || wordsOf(desk).unnamed;
}

/** Why something about a case was not done. */
export function refusalText(desk: ChannelDesk, refusal: CaseRefusal): string {
  return wordsOf(desk).refusal(refusal, (name) => nameOf(desk, { name }));
}
