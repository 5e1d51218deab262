import { formatTime } from '../locales/format.ts';
import type { Reader } from '../locales/index.ts';
import type { ResetEffect, ResettableKind } from '../services/devices/platforms.ts';
import type { Instant } from '../services/platform/clock.ts';
import { button } from './button.ts';
import { type AdaptiveCard, compileCard } from './card.ts';
import { nameOf } from './device-name.ts';
import layout from './templates/consequences.json' with { type: 'json' };

const fill = compileCard(layout);

/** A reset about to be confirmed. */
export interface ConsequencesView {
  readonly promptId: string;
  /** Untrusted text. */
  readonly deviceName: string;
  readonly kind: ResettableKind;
  readonly effect: ResetEffect;
  readonly expiresAt: Instant;
  /** The person chose "Reset passcode" without the tick: the card says so. */
  readonly missingConfirmation?: boolean;
}

/** What a reset will do on this platform, and the decision. */
export function renderConsequences(view: ConsequencesView, reader: Reader): AdaptiveCard {
  const { consequences, platforms } = reader.messages;
  return fill({
    lang: reader.language,
    summary: consequences.title,
    title: consequences.title,
    deviceName: nameOf(view.deviceName, reader),
    missing: view.missingConfirmation === true ? [{ text: consequences.missing }] : [],
    happens: consequences.happens,
    effects: platforms[view.kind].consequences(view.effect).map((text) => ({ text })),
    warning: consequences.warning,
    haveDevice: consequences.haveDevice,
    haveDeviceLabel: consequences.haveDeviceLabel,
    haveDeviceError: consequences.haveDeviceError,
    deadline: consequences.deadline(formatTime(view.expiresAt, reader)),
    buttons: decision(view.promptId, reader),
  });
}

function decision(prompt: string, reader: Reader): readonly object[] {
  const { buttons } = reader.messages;
  return [
    button(buttons.resetThis, { v: 1, action: 'consequences.confirm', prompt }, { style: 'destructive' }),
    button(buttons.cancel, { v: 1, action: 'prompt.cancel', prompt }, { withoutInputs: true }),
  ];
}
