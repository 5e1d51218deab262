import type { Reader } from '../locales/index.ts';
import type { ResetEffect, ResettableKind } from '../services/devices/platforms.ts';
import { button } from './button.ts';
import { type AdaptiveCard, compileCard } from './card.ts';
import { nameOf } from './device-name.ts';
import { noticeButton } from './notice.ts';
import { numbered } from './numbered.ts';
import layout from './templates/confirmation.json' with { type: 'json' };

const fill = compileCard(layout);

/** A reset that is done. */
export interface ConfirmationView {
  readonly resetId: string;
  /** Untrusted text. */
  readonly deviceName: string;
  readonly kind: ResettableKind;
  readonly effect: ResetEffect;
}

/** Done, and what to do next on this platform. Carries no passcode: that is shown on request only. */
export function renderConfirmation(view: ConfirmationView, reader: Reader): AdaptiveCard {
  const { buttons, confirmation, platforms } = reader.messages;
  const hasPasscode = view.effect.temporaryPasscode !== 'none';
  const next = platforms[view.kind].next(view.effect);
  const show = button(
    buttons.showPasscode,
    { v: 1, action: 'passcode.show', reset: view.resetId },
    { style: 'positive' },
  );
  const notMe = noticeButton({ action: 'not-me.report', reset: view.resetId }, reader);
  return fill({
    lang: reader.language,
    summary: confirmation.title,
    title: confirmation.title,
    deviceName: nameOf(view.deviceName, reader),
    effect: effectLine(view.effect, reader),
    nextTitle: confirmation.nextTitle,
    steps: numbered([...(hasPasscode ? [confirmation.showFirst] : []), ...next]),
    privacy: hasPasscode ? [{ text: confirmation.shownOnlyToYou }] : [],
    buttons: [...(hasPasscode ? [show] : []), notMe],
  });
}

function effectLine(effect: ResetEffect, reader: Reader): string {
  const { confirmation } = reader.messages;
  if (effect.passcode === 'removed') return confirmation.removed;
  return effect.reach === 'work-profile' ? confirmation.replacedProfile : confirmation.replaced;
}
