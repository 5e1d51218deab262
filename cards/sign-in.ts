import { formatTime } from '../locales/format.ts';
import type { Reader } from '../locales/index.ts';
import type { Instant } from '../services/platform/clock.ts';
import { button } from './button.ts';
import { type AdaptiveCard, compileCard } from './card.ts';
import { nameOf } from './device-name.ts';
import { noticeButton } from './notice.ts';
import layout from './templates/sign-in.json' with { type: 'json' };

const fill = compileCard(layout);

/** A fresh sign-in that is asked for. */
export interface SignInView {
  readonly promptId: string;
  /** Untrusted text. */
  readonly deviceName: string;
  readonly expiresAt: Instant;
  readonly purpose: 'reset' | 'reveal';
}

/** Why to sign in once more, and until when. The sign-in button is in the OAuthCard sent below this one. */
export function renderSignIn(view: SignInView, reader: Reader): AdaptiveCard {
  const { buttons, signIn } = reader.messages;
  return fill({
    lang: reader.language,
    summary: signIn.why[view.purpose],
    title: signIn.title,
    deviceName: nameOf(view.deviceName, reader),
    why: signIn.why[view.purpose],
    deadline: signIn.deadline(formatTime(view.expiresAt, reader)),
    afterwards: signIn.afterwards[view.purpose],
    buttons: [
      button(buttons.cancel, { v: 1, action: 'prompt.cancel', prompt: view.promptId }),
      noticeButton({ action: 'not-me.report' }, reader),
    ],
  });
}
