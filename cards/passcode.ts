import type { Reader } from '../locales/index.ts';
import type { ResetEffect, ResettableKind } from '../services/devices/platforms.ts';
import { button } from './button.ts';
import { type AdaptiveCard, compileCard } from './card.ts';
import { nameOf } from './device-name.ts';
import { numbered } from './numbered.ts';
import { spellPasscode } from './spell-passcode.ts';
import layout from './templates/passcode.json' with { type: 'json' };

const fill = compileCard(layout);

/** A temporary passcode at the moment it is shown. */
export interface PasscodeView {
  readonly resetId: string;
  /** Untrusted text. */
  readonly deviceName: string;
  /** Goes into the card's body only. */
  readonly passcode: string;
  readonly kind: ResettableKind;
  readonly effect: ResetEffect;
}

/**
 * The passcode, to read and to read aloud.
 *
 * For the response to an invoke only: sent as a message it would stay in the chat's history.
 */
export function renderPasscode(view: PasscodeView, reader: Reader): AdaptiveCard {
  const { buttons, confirmation, passcode, platforms } = reader.messages;
  return fill({
    lang: reader.language,
    summary: passcode.title,
    title: passcode.title,
    deviceName: nameOf(view.deviceName, reader),
    passcode: view.passcode,
    note: passcode.note,
    spelledTitle: passcode.spelledTitle,
    groups: spellPasscode(view.passcode, passcode).map(({ characters, names }) => ({
      characters,
      spelled: `  ${names.join(', ')}`,
    })),
    nextTitle: confirmation.nextTitle,
    steps: numbered(platforms[view.kind].next(view.effect)),
    keepPrivate: passcode.keepPrivate,
    buttons: [button(buttons.hidePasscode, { v: 1, action: 'passcode.hide', reset: view.resetId })],
  });
}
