import { cases } from './en/cases.ts';
import { chat } from './en/chat.ts';
import * as conversation from './en/conversation.ts';
import { mail } from './en/mail.ts';
import { platforms } from './en/platforms.ts';
import * as policy from './en/policy.ts';
import * as reasons from './en/reasons.ts';
import * as resets from './en/resets.ts';

/** English, the reference: every other language has exactly these entries. */
export const en = {
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
};
