import type { TurnContext } from 'botbuilder';
import type { TokenService } from '../dialogs/fresh-sign-in/token-service.ts';
import type { Turn } from '../dialogs/turn.ts';
import type { Reader } from '../locales/index.ts';
import type { DeviceDirectory } from '../services/devices/device-directory.ts';
import type { CaseService } from '../services/helpdesk/case-service.ts';
import type { HelpdeskContact } from '../services/helpdesk/contact-source.ts';
import type { Clock } from '../services/platform/clock.ts';
import type { Logger } from '../services/platform/logger.ts';
import type { NotMe } from '../services/policy/not-me.ts';
import type { PolicyGate } from '../services/policy/policy-gate.ts';
import type { ResetService } from '../services/resets/reset-service.ts';
import type { ConversationEntry } from './conversation-memory.ts';
import type { ChannelServices } from './handlers/helpdesk-channel/channel-desk.ts';
import type { OpenDialogs } from './open-dialogs.ts';

/** What the handlers need of the world. */
export interface DeskServices {
  readonly resets: ResetService;
  readonly notMe: NotMe;
  readonly tokens: TokenService;
  readonly contacts: HelpdeskContact;
  readonly devices: Pick<DeviceDirectory, 'findOwned'>;
  readonly gate: Pick<PolicyGate, 'check' | 'stillOpen'>;
  readonly cases: CaseService;
  /** The helpers' side. */
  readonly helpdesk: ChannelServices;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Everything a handler has at hand in one turn of a personal conversation. */
export interface Desk {
  readonly context: TurnContext;
  readonly turn: Turn;
  readonly reader: Reader;
  readonly dialogs: OpenDialogs;
  readonly services: DeskServices;
  /** What is remembered of the conversation; saved at the end of the turn where it changed. */
  readonly entry: ConversationEntry;
  /** Changes what is remembered. */
  note(change: Partial<ConversationEntry>): void;
}
