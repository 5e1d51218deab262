import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { letResetsEnd } from './devices-page.ts';
import { createHelpdeskPage, DESK, failAndAsk, type HelpdeskPage, takeCase } from './helpdesk-page.ts';
import { openPlayground, type PlaygroundPage } from './playground-page.ts';
import { chooseDevice, confirmReset, ENGLISH, revealPasscode, signInAs } from './reset-in-chat.ts';
import { startSandboxProcess } from './sandbox-process.ts';
import { savePicture } from './save-picture.ts';

/** Takes the pictures that README and the sandbox's README show, by going through two conversations. */
const PICTURES = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const DEVICE = "Alex's Pixel 9";

await mkdir(PICTURES, { recursive: true });
/** A case does not fit into the window. */
const TALL = { width: 1280, height: 1280 };

const sandbox = await startSandboxProcess();
const browser = await openBrowser();
try {
  const chat = await openPlayground(await browser.context.newPage(), sandbox.playgroundUrl);
  await chat.hideLog();
  await converse(chat);
  await pictureDevices();
  await chat.page.setViewportSize(TALL);
  await askHelpdesk(chat, createHelpdeskPage(chat));
} finally {
  await browser.close();
  await sandbox.stop();
}

async function converse(chat: PlaygroundPage): Promise<void> {
  await chat.card(ENGLISH.welcome.value);
  await chat.say('I forgot the PIN of my pixel');
  await chat.card(ENGLISH.devices.title, DEVICE);
  await chooseDevice(chat, DEVICE);
  await picture(chat.page, 'sign-in');
  await signInAs(chat, 'Alex Wilber');
  await picture(await chat.card(ENGLISH.consequences.title), 'consequences');
  await confirmReset(chat, DEVICE);
  const confirmation = await chat.card(ENGLISH.confirmation.title, DEVICE);
  await picture(chat.page, 'conversation');
  const { card } = await revealPasscode(chat, confirmation);
  await picture(card, 'passcode');
}

/** Both sides of a case, which begins with a reset that fails. */
async function askHelpdesk(chat: PlaygroundPage, helpdesk: HelpdeskPage): Promise<void> {
  await letResetsEnd(browser, sandbox, DEVICE, 'Failed');
  const number = await failAndAsk(chat, DEVICE);
  await helpdesk.open();
  await helpdesk.card(number, DESK.states.open);
  await picture(chat.page, 'helpdesk-case');
  await takeCase(chat, helpdesk, number);
  await helpdesk.say(number, 'Hello Alex, is the phone connected to the internet?');
  await helpdesk.said(number, DESK.sentTo('Alex Wilber'));
  await chat.open('Personal Chat');
  await chat.say('It was not, sorry. Now it is on Wi-Fi.');
  await chat.text(ENGLISH.cases.sent(number));
  await helpdesk.open();
  await helpdesk.said(number, 'Now it is on Wi-Fi.');
  await helpdesk.thread(number).getByText('Now it is on Wi-Fi.').last().scrollIntoViewIfNeeded();
  await picture(chat.page, 'helpdesk-thread');
  await chat.click(await helpdesk.card(number), DESK.buttons.offerReset);
  await chat.open('Personal Chat');
  await chat.card(ENGLISH.cases.resetOffered.title);
  await picture(chat.page, 'helpdesk-user');
  await helpdesk.open();
  await chat.click(await helpdesk.card(number), DESK.buttons.resolve);
  await helpdesk.card(number, DESK.states.resolved);
  await chat.open('Personal Chat');
  await picture(await chat.card(ENGLISH.cases.resolved.title(number)), 'rating');
}

async function pictureDevices(): Promise<void> {
  const page = await browser.context.newPage();
  await page.goto(`${sandbox.worldUrl}/devices`);
  await picture(page, 'devices');
}

function picture(what: Page | Locator, name: string): Promise<void> {
  return savePicture(what, `${PICTURES}${name}.png`);
}
