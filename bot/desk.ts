import type { TurnContext } from 'botbuilder';
import type { DialogContext } from 'botbuilder-dialogs';
import type { TokenService } from '../dialogs/fresh-sign-in/token-service.ts';
import type { Turn } from '../dialogs/turn.ts';
import type { Reader } from '../locales/index.ts';
import type { SupportContactSource } from '../services/intune/support-contact.ts';
import type { Logger } from '../services/platform/logger.ts';
import type { NotMe } from '../services/policy/not-me.ts';
import type { ResetService } from '../services/resets/reset-service.ts';
import type { ConversationEntry } from './conversation-memory.ts';

/** What the handlers need of the world. */
export interface DeskServices {
  readonly resets: ResetService;
  readonly notMe: NotMe;
  readonly tokens: TokenService;
  readonly contacts: SupportContactSource;
  readonly log: Logger;
}

/** Everything a handler has at hand in one turn of a personal conversation. */
export interface Desk {
  readonly context: TurnContext;
  readonly turn: Turn;
  readonly reader: Reader;
  readonly dialogs: DialogContext;
  readonly services: DeskServices;
  /** What is remembered of the conversation; saved at the end of the turn where it changed. */
  readonly entry: ConversationEntry;
  /** Changes what is remembered. */
  note(change: Partial<ConversationEntry>): void;
}
