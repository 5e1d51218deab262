import { MessageFactory } from 'botbuilder';
import type { AdaptiveCard } from '../../cards/card.ts';
import { renderContact } from '../../cards/contact.ts';
import { renderHelp } from '../../cards/help.ts';
import { renderStatus } from '../../cards/status.ts';
import { sendCard } from '../../dialogs/answer.ts';
import { RESET_PASSCODE } from '../../dialogs/reset-passcode/dialog.ts';
import { languageOf, readerFor } from '../../locales/index.ts';
import type { Desk } from '../desk.ts';

/** Says something in the chat. */
export async function say(desk: Desk, text: string): Promise<void> {
  await desk.context.sendActivity(MessageFactory.text(text));
}

/** Shows a new card in the chat. */
export async function show(desk: Desk, card: AdaptiveCard): Promise<void> {
  await sendCard(desk.context, card);
}

/** Begins a reset from a sentence, which may name the device. */
export function beginReset(desk: Desk, utterance: string): Promise<void> {
  return desk.dialogs.begin(RESET_PASSCODE, { utterance });
}

/** What the bot can do, optionally after a sentence of its own. */
export function showHelp(desk: Desk, lead?: string): Promise<void> {
  return show(desk, renderHelp(lead === undefined ? {} : { lead }, desk.reader));
}

/** How the person's own resets stand. */
export async function showStatus(desk: Desk): Promise<void> {
  const resets = await desk.services.resets.listOwned(desk.turn.sender.oid);
  if (resets.length === 0) return say(desk, desk.reader.messages.chat.noResets);
  const rows = resets.map(({ device, ...reset }) => ({ ...reset, deviceName: device.name }));
  return show(desk, renderStatus({ resets: rows }, desk.reader));
}

/** Whom to ask, and a person right here where the helpdesk has a channel. */
export async function showContact(desk: Desk): Promise<void> {
  const { contacts, helpdesk } = desk.services;
  const [contact, channel] = await Promise.all([contacts.read(), helpdesk.channel.find()]);
  return show(desk, renderContact({ contact, canAskPerson: channel !== undefined }, desk.reader));
}

/** Speaks another language from now on; where we do not speak it, offers those that we do. */
export function switchLanguage(desk: Desk, wanted: string | undefined): Promise<void> {
  const language = languageOf(wanted);
  if (language === undefined) return showHelp(desk, desk.reader.messages.chat.chooseLanguage);
  desk.note({ chosenLanguage: language });
  return say(desk, readerFor(language, desk.turn.timeZone).messages.chat.languageSet);
}
