import { openBrowser, type TestBrowser } from './browser.ts';
import { openPlayground } from './playground-page.ts';
import { chooseDevice, ENGLISH, signInAs } from './reset-in-chat.ts';
import { type SandboxProcess, startSandboxProcess } from './sandbox-process.ts';

describe('a person who signs in too late, in the browser', () => {
  let sandbox: SandboxProcess;
  let browser: TestBrowser;

  before(async () => {
    sandbox = await startSandboxProcess({ SANDBOX_SIGN_IN_SECONDS: '5' });
    browser = await openBrowser();
  });

  after(async () => {
    await browser.close();
    await sandbox.stop();
  });

  it('sees the card close by itself, is refused, and starts again from the card', async () => {
    const chat = await openPlayground(await browser.context.newPage(), sandbox.playgroundUrl);
    await chat.say('reset');
    await chooseDevice(chat, 'iPad Air');
    const late = await chat.openSignIn(ENGLISH.signIn.buttonTitle);
    const over = await chat.card(ENGLISH.notices.signInExpired.title, ENGLISH.notices.signInExpired.text);
    await late.getByRole('button', { name: 'Alex Wilber' }).click();
    await chat.text(ENGLISH.chat.signInNotAccepted('too-late'));
    await chat.click(over, ENGLISH.buttons.tryAgain);
    await chat.card(ENGLISH.signIn.title, 'iPad Air');
    await signInAs(chat, 'Alex Wilber');
    await chat.card(ENGLISH.consequences.title, 'iPad Air');
  });
});
