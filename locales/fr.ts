import type { Messages } from './messages.ts';
import { cases } from './fr/cases.ts';
import { chat } from './fr/chat.ts';
import * as conversation from './fr/conversation.ts';
import { mail } from './fr/mail.ts';
import { platforms } from './fr/platforms.ts';
import * as policy from './fr/policy.ts';
import * as reasons from './fr/reasons.ts';
import * as resets from './fr/resets.ts';
import { holdSpaces } from './fr/spacing.ts';
import { mapTexts } from './map-texts.ts';

const catalogue = {
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

/** French. People are addressed as "vous"; what unlocks a device is its "code secret", as Intune calls it. */
export const fr = mapTexts(catalogue, holdSpaces);
