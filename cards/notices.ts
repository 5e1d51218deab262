import type { Reader } from '../locales/index.ts';
import type { ProofProblem } from '../services/identity/challenge.ts';
import { type AdaptiveCard, drawnOnce } from './card.ts';
import { nameOf } from './device-name.ts';
import { type NoticeButton, renderNotice } from './notice.ts';

const NOT_ME: NoticeButton = { action: 'not-me.report' };

/** The device list, once a device was chosen. */
export function deviceChosen(deviceName: string, reader: Reader): AdaptiveCard {
  const { chosen } = reader.messages.notices;
  return renderNotice(
    { tone: 'good', title: chosen.title, text: chosen.text(nameOf(deviceName, reader)) },
    reader,
  );
}

/** The sign-in card, once the sign-in was accepted. */
export const signInDone = drawnOnce((reader) =>
  renderNotice({ tone: 'good', ...reader.messages.notices.signedIn }, reader),
);

/** The sign-in card for a reset, once its five minutes are over. */
export function signInExpired(deviceId: string, reader: Reader): AdaptiveCard {
  return timeIsOver(reader.messages.notices.signInExpired, startWith(deviceId), reader);
}

/** The sign-in card for showing a passcode, once its five minutes are over. */
export function revealSignInExpired(resetId: string, reader: Reader): AdaptiveCard {
  const again: NoticeButton = { action: 'passcode.show', reset: resetId };
  return timeIsOver(reader.messages.notices.signInExpired, again, reader);
}

/** The consequences card, once its five minutes are over. */
export function confirmExpired(deviceId: string, reader: Reader): AdaptiveCard {
  return timeIsOver(reader.messages.notices.confirmExpired, startWith(deviceId), reader);
}

/** The consequences card, once the person confirmed. */
export function confirmed(deviceName: string, reader: Reader): AdaptiveCard {
  const { confirmed: words } = reader.messages.notices;
  return renderNotice(
    { tone: 'good', title: words.title, text: words.text(nameOf(deviceName, reader)) },
    reader,
  );
}

/** A sign-in button whose sign-in has ended, well or not. */
export const closedNotice = drawnOnce((reader) =>
  renderNotice({ tone: 'info', ...reader.messages.notices.closed }, reader),
);

/** Any open card, once the person canceled. */
export const canceledNotice = drawnOnce((reader) =>
  renderNotice(
    { tone: 'info', ...reader.messages.notices.canceled, buttons: [{ action: 'reset.start' }, 'help.show'] },
    reader,
  ),
);

/** A reset that was stopped before anything was sent. */
export function resetWithdrawn(deviceName: string, reader: Reader): AdaptiveCard {
  const { withdrawn } = reader.messages.notices;
  return renderNotice(
    {
      tone: 'info',
      title: withdrawn.title,
      text: withdrawn.text(nameOf(deviceName, reader)),
      buttons: ['contact.show', 'status.show'],
    },
    reader,
  );
}

/** An open card, once a newer one took its place. */
export const replacedNotice = drawnOnce((reader) =>
  renderNotice({ tone: 'info', ...reader.messages.notices.replaced }, reader),
);

/** The sign-in card, once a sign-in proved nothing. Without a device the ways on are the general ones. */
export function signInRefused(
  problem: ProofProblem,
  deviceId: string | undefined,
  reader: Reader,
): AdaptiveCard {
  const { chat, notices } = reader.messages;
  return renderNotice(
    {
      tone: 'attention',
      title: notices.signInRefused.title,
      text: chat.signInNotAccepted(problem),
      buttons: [startWith(deviceId), 'contact.show', NOT_ME],
    },
    reader,
  );
}

/** A sentence of the chat as a card, with ways on. */
export function chatNotice(text: string, buttons: readonly NoticeButton[], reader: Reader): AdaptiveCard {
  return renderNotice({ tone: 'info', title: reader.messages.notices.info, text, buttons }, reader);
}

function timeIsOver(
  words: { readonly title: string; readonly text: string },
  again: NoticeButton,
  reader: Reader,
): AdaptiveCard {
  return renderNotice({ tone: 'warning', ...words, buttons: [again, 'contact.show', NOT_ME] }, reader);
}

function startWith(deviceId: string | undefined): NoticeButton {
  return deviceId === undefined ? { action: 'reset.start' } : { action: 'reset.start', device: deviceId };
}
