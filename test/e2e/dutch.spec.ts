import { openBrowser, type TestBrowser } from './browser.ts';
import { openPlayground } from './playground-page.ts';
import { DUTCH, resetPasscode, revealPasscode } from './reset-in-chat.ts';
import { type SandboxProcess, startSandboxProcess } from './sandbox-process.ts';

describe('a Dutch-speaking person in the browser', () => {
  let sandbox: SandboxProcess;
  let browser: TestBrowser;

  before(async () => {
    sandbox = await startSandboxProcess();
    browser = await openBrowser();
  });

  after(async () => {
    await browser.close();
    await sandbox.stop();
  });

  // The Playground always says en-US; a Dutch client's language is tested in test/integration.
  it('changes the language, is understood and answered in Dutch, to the end', async () => {
    const chat = await openPlayground(await browser.context.newPage(), sandbox.playgroundUrl);
    await chat.say('Nederlands graag');
    await chat.text(DUTCH.chat.languageSet);
    await chat.say('wachtwoordcode vergeten van mijn galaxy s24');
    const confirmation = await resetPasscode(chat, 'Galaxy S24 (work)', DUTCH);
    await revealPasscode(chat, confirmation, DUTCH);
  });
});
