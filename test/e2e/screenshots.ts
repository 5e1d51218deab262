import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Locator } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { openPlayground, type PlaygroundPage } from './playground-page.ts';
import { chooseDevice, confirmReset, ENGLISH, revealPasscode, signInAs } from './reset-in-chat.ts';
import { startSandboxProcess } from './sandbox-process.ts';

/** Takes the pictures that README and the sandbox's README show, by going through one conversation. */
const PICTURES = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const DEVICE = "Alex's Pixel 9";

await mkdir(PICTURES, { recursive: true });
const sandbox = await startSandboxProcess();
const browser = await openBrowser();
try {
  const chat = await openPlayground(await browser.context.newPage(), sandbox.playgroundUrl);
  await converse(chat);
  await pictureDevices();
} finally {
  await browser.close();
  await sandbox.stop();
}

async function converse(chat: PlaygroundPage): Promise<void> {
  await chat.card(ENGLISH.welcome.value);
  await chat.say('I forgot the PIN of my pixel');
  await chat.card(ENGLISH.devices.title, DEVICE);
  await chooseDevice(chat, DEVICE);
  await picture(chat.page.locator('body'), 'sign-in');
  await signInAs(chat, 'Alex Wilber');
  await picture(await chat.card(ENGLISH.consequences.title), 'consequences');
  await confirmReset(chat, DEVICE);
  const confirmation = await chat.card(ENGLISH.confirmation.title, DEVICE);
  await picture(chat.page.locator('body'), 'conversation');
  const { card } = await revealPasscode(chat, confirmation);
  await picture(card, 'passcode');
}

async function pictureDevices(): Promise<void> {
  const page = await browser.context.newPage();
  await page.goto(`${sandbox.worldUrl}/devices`);
  await page.screenshot({ path: `${PICTURES}devices.png` });
}

async function picture(what: Locator, name: string): Promise<void> {
  await what.screenshot({ path: `${PICTURES}${name}.png`, animations: 'disabled' });
}
