import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { openBrowser, type TestBrowser } from './browser.ts';
import { openPlayground, type PlaygroundPage } from './playground-page.ts';
import { chooseDevice, ENGLISH, resetPasscode, revealPasscode, signInAs } from './reset-in-chat.ts';
import { type SandboxProcess, startSandboxProcess } from './sandbox-process.ts';

/** What the sandbox promises to a newcomer. */
const READY_WITHIN_MS = 15_000;

describe('a person in the chat, in the browser', () => {
  let sandbox: SandboxProcess;
  let browser: TestBrowser;
  let chat: PlaygroundPage;

  before(async () => {
    sandbox = await startSandboxProcess();
    browser = await openBrowser();
    chat = await openPlayground(await browser.context.newPage(), sandbox.playgroundUrl);
  });

  after(async () => {
    await browser.close();
    assert.equal(await sandbox.stop(), 0, 'Ctrl-C ends the sandbox well');
  });

  /** Takes the simulated device into the hand. */
  async function openDevice(name: string): Promise<Locator> {
    const page = await browser.context.newPage();
    await page.goto(`${sandbox.worldUrl}/devices`);
    return page.getByRole('article', { name });
  }

  it('is welcomed by a bot that is ready in time', async () => {
    await chat.card(ENGLISH.welcome.title(''), ENGLISH.welcome.value);
    assert.ok(sandbox.readyAfterMs < READY_WITHIN_MS, `ready after ${sandbox.readyAfterMs} ms`);
  });

  it('is told why a Windows 8.1 device cannot be reset', async () => {
    await chat.say('my devices');
    const list = await chat.card(ENGLISH.devices.title);
    await chat.fill(list, ENGLISH.devices.searchLabel, 'surface');
    await chat.click(list, ENGLISH.buttons.search);
    const found = await chat.card(
      ENGLISH.devices.title,
      'ALEXW-SURFACE3',
      ENGLISH.notResettable['windows-8-1'],
    );
    assert.equal(await found.getByRole('button', { name: ENGLISH.buttons.resetThis }).count(), 0);
    await chat.click(found, ENGLISH.buttons.cancel);
    await chat.card(ENGLISH.notices.canceled.title);
  });

  it('resets an Android phone and unlocks it with the temporary passcode', async () => {
    await chat.say('I forgot the pin of my pixel');
    const confirmation = await resetPasscode(chat, "Alex's Pixel 9");
    const { card, passcode } = await revealPasscode(chat, confirmation);
    const phone = await openDevice("Alex's Pixel 9");
    await phone.getByLabel('Work profile passcode').fill(passcode);
    await phone.getByRole('button', { name: 'Unlock' }).click();
    await phone.getByRole('button', { name: /^Lock/ }).waitFor();
    await chat.click(card, ENGLISH.buttons.hidePasscode);
    await chat.card(ENGLISH.confirmation.title, "Alex's Pixel 9");
    assert.equal(await chat.page.getByText(passcode).count(), 0, 'hidden again');
  });

  it('resets an iPhone, which then opens without a passcode', async () => {
    await chat.say('reset my iphone 15');
    const confirmation = await resetPasscode(chat, "Alex's iPhone 15");
    assert.match(await confirmation.innerText(), /Face ID/);
    assert.equal(await confirmation.getByRole('button', { name: ENGLISH.buttons.showPasscode }).count(), 0);
    const phone = await openDevice("Alex's iPhone 15");
    await phone.getByRole('button', { name: /Swipe to open/ }).click();
    await phone.getByRole('button', { name: /^Lock/ }).waitFor();
  });

  it("is refused with a colleague's sign-in", async () => {
    await chat.say('reset');
    await chooseDevice(chat, 'iPad Air');
    await signInAs(chat, 'Megan Bowen');
    await chat.card(ENGLISH.notices.signInRefused.title, ENGLISH.chat.signInNotAccepted('wrong-user'));
  });
});
