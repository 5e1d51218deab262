import type { Locator, Page } from 'playwright-core';
import { readerFor } from '../../locales/index.ts';
import type { PlaygroundPage } from './playground-page.ts';

/** What an English-speaking person reads. */
export const ENGLISH = readerFor('en', undefined).messages;

/** What a Dutch-speaking person reads. */
export const DUTCH = readerFor('nl', undefined).messages;

/** Chooses a device in the newest list. */
export async function chooseDevice(chat: PlaygroundPage, device: string, words = ENGLISH): Promise<void> {
  const list = await chat.card(words.devices.title, device);
  await chat.click(chat.part(list, device), words.buttons.resetThis);
  await chat.card(words.signIn.title, device);
}

/** Signs in at the page that the newest sign-in button opens. */
export async function signInAs(chat: PlaygroundPage, name: string, words = ENGLISH): Promise<Page> {
  const page = await chat.openSignIn(words.signIn.buttonTitle);
  await page.getByRole('button', { name }).click();
  return page;
}

/** Reads the consequences and agrees. */
export async function confirmReset(chat: PlaygroundPage, device: string, words = ENGLISH): Promise<void> {
  const card = await chat.card(words.consequences.title, device);
  await chat.tick(card, words.consequences.haveDevice);
  await chat.click(card, words.buttons.resetThis);
}

/** Goes from the device list to the proactive confirmation, as Alex. @returns the confirmation. */
export async function resetPasscode(chat: PlaygroundPage, device: string, words = ENGLISH): Promise<Locator> {
  await chooseDevice(chat, device, words);
  await signInAs(chat, 'Alex Wilber', words);
  await confirmReset(chat, device, words);
  return chat.card(words.confirmation.title, device);
}

/** Presses *Show passcode* and reads the passcode off the card that takes the confirmation's place. */
export async function revealPasscode(
  chat: PlaygroundPage,
  confirmation: Locator,
  words = ENGLISH,
): Promise<{ readonly card: Locator; readonly passcode: string }> {
  await chat.click(confirmation, words.buttons.showPasscode);
  const card = await chat.card(words.passcode.title);
  const lines = (await card.innerText())
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const passcode = lines[lines.indexOf(words.passcode.note) - 1];
  if (!passcode) throw new Error('The card shows no passcode.');
  return { card, passcode };
}
