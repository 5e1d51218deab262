import type { Locator } from 'playwright-core';
import { readerFor } from '../../locales/index.ts';
import type { PlaygroundPage } from './playground-page.ts';
import { chooseDevice, confirmReset, ENGLISH, signInAs } from './reset-in-chat.ts';

/** What a helper reads. */
export const DESK = readerFor('en', undefined).helpdesk;

/** Who says what is said in the helpdesk's channel of the sandbox. */
export const HELPER = 'Megan Bowen';

/** Who the bot is to those who mention it. */
const BOT = 'Passcode Desk';

/** Where one writes. */
const COMPOSER = '[data-lexical-editor]';

/** The helpdesk's channel as a helper sees it in the Agents Playground. */
export interface HelpdeskPage {
  /** Goes to the channel. */
  open(): Promise<void>;
  /** The post of a case, with everything that was said below it. */
  thread(caseNumber: string): Locator;
  /** Waits until the card of the case shows all these texts. */
  card(caseNumber: string, ...texts: readonly string[]): Promise<Locator>;
  /** Waits for a text in the thread, beside the card. */
  said(caseNumber: string, text: string): Promise<void>;
  /** Mentions the bot in the thread: a command, or words for the user. */
  say(caseNumber: string, text: string): Promise<void>;
}

/** The channel of a Playground that is open already. */
export function createHelpdeskPage(chat: PlaygroundPage): HelpdeskPage {
  const { page } = chat;
  const thread = (caseNumber: string): Locator =>
    page.getByRole('group').filter({ has: page.getByRole('heading', { name: `${caseNumber} · ` }) });
  return {
    thread,
    open: () => chat.open('Contoso - Helpdesk'),
    async card(caseNumber, ...texts) {
      const cards = thread(caseNumber).locator('.ac-adaptiveCard');
      const shown = [caseNumber, ...texts].reduce((found, hasText) => found.filter({ hasText }), cards);
      await shown.first().waitFor();
      return shown.first();
    },
    said: (caseNumber, text) => thread(caseNumber).getByText(text).last().waitFor(),
    async say(caseNumber, text) {
      const composer = thread(caseNumber).locator(COMPOSER);
      await composer.click();
      await page.keyboard.type('@');
      await page.getByRole('menuitem', { name: BOT }).click();
      await composer.getByText(BOT).waitFor();
      await page.keyboard.insertText(` ${text}`);
      await page.keyboard.press('Enter');
    },
  };
}

/** Asks for a person in a private chat where no case was opened yet. @returns the number of the case. */
export async function askForPerson(chat: PlaygroundPage): Promise<string> {
  await chat.say('I want to talk to a person');
  return readCaseNumber(await chat.card(ENGLISH.cases.opened.title('')));
}

/** The number that people call the case by. @throws where the card names none. */
export async function readCaseNumber(card: Locator): Promise<string> {
  const [number] = /HD-\d+/.exec(await card.innerText()) ?? [];
  if (number === undefined) throw new Error('The card names no case.');
  return number;
}

/** Goes through a reset that fails, and asks for a person then. @returns the number of the case. */
export async function failAndAsk(chat: PlaygroundPage, device: string): Promise<string> {
  await chat.say('I forgot the PIN of my phone');
  await chooseDevice(chat, device);
  await signInAs(chat, 'Alex Wilber');
  await confirmReset(chat, device);
  await chat.click(await chat.card(ENGLISH.failed.title, device), ENGLISH.buttons.askPerson);
  return readCaseNumber(await chat.card(ENGLISH.cases.opened.title('')));
}

/** Takes the case in the channel. */
export async function takeCase(chat: PlaygroundPage, helpdesk: HelpdeskPage, number: string): Promise<void> {
  await helpdesk.open();
  await chat.click(await helpdesk.card(number, DESK.states.open), DESK.buttons.claim);
  await helpdesk.card(number, DESK.states.claimed, HELPER);
}
