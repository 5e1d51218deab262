import type { Messages } from './messages.ts';
import * as cards from './nl/cards.ts';
import { chat } from './nl/chat.ts';
import { platforms } from './nl/platforms.ts';
import * as reasons from './nl/reasons.ts';

/** Dutch. People are addressed as "je". */
export const nl = {
  chat,
  ...cards,
  platforms,
  notResettable: reasons.notResettable,
  failure: reasons.failure,
  state: reasons.state,
} satisfies Messages;
