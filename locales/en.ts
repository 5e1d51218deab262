import * as cards from './en/cards.ts';
import { chat } from './en/chat.ts';
import { platforms } from './en/platforms.ts';
import * as reasons from './en/reasons.ts';

/** English, the reference: every other language has exactly these entries. */
export const en = {
  chat,
  ...cards,
  platforms,
  notResettable: reasons.notResettable,
  failure: reasons.failure,
  state: reasons.state,
};
