import type { Messages } from './messages.ts';
import { cases } from './de/cases.ts';
import { chat } from './de/chat.ts';
import * as conversation from './de/conversation.ts';
import { mail } from './de/mail.ts';
import { platforms } from './de/platforms.ts';
import * as policy from './de/policy.ts';
import * as reasons from './de/reasons.ts';
import * as resets from './de/resets.ts';

/** German. People are addressed as "Sie"; what unlocks a device is its "Entsperrcode". */
export const de = {
  cases,
  chat,
  ...conversation,
  ...resets,
  ...policy,
  mail,
  platforms,
  notResettable: reasons.notResettable,
  failure: reasons.failure,
  state: reasons.state,
} satisfies Messages;
