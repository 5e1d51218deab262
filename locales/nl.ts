import type { Messages } from './messages.ts';
import { cases } from './nl/cases.ts';
import { chat } from './nl/chat.ts';
import * as conversation from './nl/conversation.ts';
import { mail } from './nl/mail.ts';
import { platforms } from './nl/platforms.ts';
import * as policy from './nl/policy.ts';
import * as reasons from './nl/reasons.ts';
import * as resets from './nl/resets.ts';

/** Dutch. People are addressed as "je". */
export const nl = {
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
