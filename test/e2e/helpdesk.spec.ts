import type { Page } from 'playwright-core';
import { openBrowser, type TestBrowser } from './browser.ts';
import { letResetsEnd } from './devices-page.ts';
import {
  askForPerson,
  createHelpdeskPage,
  DESK,
  failAndAsk,
  HELPER,
  type HelpdeskPage,
  readCaseNumber,
  takeCase,
} from './helpdesk-page.ts';
import { openPlayground, type PlaygroundPage } from './playground-page.ts';
import { confirmReset, ENGLISH, resetPasscode, signInAs } from './reset-in-chat.ts';
import { type SandboxProcess, startSandboxProcess } from './sandbox-process.ts';

const DEVICE = "Alex's Pixel 9";

describe('a person and the helpdesk, in the browser', () => {
  let sandbox: SandboxProcess;
  let browser: TestBrowser;
  let page: Page;
  let chat: PlaygroundPage;
  let helpdesk: HelpdeskPage;

  before(async () => {
    sandbox = await startSandboxProcess();
    browser = await openBrowser();
  });

  // What was said belongs to the page: a new one begins with empty chats.
  beforeEach(async () => {
    page = await browser.context.newPage();
    chat = await openPlayground(page, sandbox.playgroundUrl);
    helpdesk = createHelpdeskPage(chat);
  });

  afterEach(() => page.close());

  after(async () => {
    await browser.close();
    await sandbox.stop();
  });

  it('talk with each other until the case is resolved and rated', async () => {
    const number = await askForPerson(chat);
    await takeCase(chat, helpdesk, number);
    const card = await helpdesk.card(number, DESK.states.claimed);
    await chat.fill(card, DESK.replyLabel, 'Hello Alex, which phone is it?');
    await chat.click(card, DESK.buttons.reply);
    await helpdesk.say(number, 'And what does it show?');
    await helpdesk.said(number, DESK.sentTo('Alex Wilber'));

    await chat.open('Personal Chat');
    await chat.card(ENGLISH.cases.claimed.text(HELPER, number));
    await chat.card(ENGLISH.cases.wrote(HELPER), 'which phone is it?');
    await chat.card(ENGLISH.cases.wrote(HELPER), 'And what does it show?');
    await chat.say('It is the old <b>Lumia</b>, and it shows a sad face');
    await chat.text(ENGLISH.cases.sent(number));

    await helpdesk.open();
    await helpdesk.said(number, 'It is the old <b>Lumia</b>, and it shows a sad face');
    await chat.click(await helpdesk.card(number), DESK.buttons.resolve);
    await helpdesk.card(number, DESK.states.resolved);

    await chat.open('Personal Chat');
    const resolved = await chat.card(ENGLISH.cases.resolved.title(number), DESK.resolutions.solved);
    await chat.click(resolved, '★★★★★');
    await chat.text(ENGLISH.cases.resolved.thanks);
    await helpdesk.open();
    await helpdesk.card(number, DESK.states.resolved, DESK.stars(5));
  });

  it('see how things stand: the user waits, the helper asks for cases and figures', async () => {
    const number = await askForPerson(chat);
    await helpdesk.open();
    await helpdesk.say(number, 'cases');
    await chat.card(DESK.overview.waiting, number);
    await helpdesk.say(number, 'stats');
    await chat.card(DESK.stats.title, DESK.stats.toClaim);

    await chat.open('Personal Chat');
    await chat.say('stop');
    await chat.card(ENGLISH.cases.closed.text(number));
    await helpdesk.open();
    await helpdesk.card(number, DESK.states.closed);
  });

  it('go on from a failed reset: the helper offers another one, for which the user signs in and confirms as always', async () => {
    await letResetsEnd(browser, sandbox, DEVICE, 'Failed');
    const number = await failAndAsk(chat, DEVICE);
    await takeCase(chat, helpdesk, number);
    const card = await helpdesk.card(number, DESK.reasons.failed, DEVICE, 'signed in freshly');
    await letResetsEnd(browser, sandbox, DEVICE, 'Done');
    await chat.click(card, DESK.buttons.offerReset);

    await chat.open('Personal Chat');
    const offer = await chat.card(ENGLISH.cases.resetOffered.text(HELPER, DEVICE));
    await chat.click(offer, ENGLISH.buttons.tryAgain);
    await chat.card(ENGLISH.signIn.title, DEVICE);
    await signInAs(chat, 'Alex Wilber');
    await confirmReset(chat, DEVICE);
    await chat.card(ENGLISH.confirmation.title, DEVICE);
    await helpdesk.open();
    await chat.click(await helpdesk.card(number), DESK.buttons.resolve);
    await helpdesk.card(number, DESK.states.resolved);
  });

  it('are both warned where a reset was not the user’s: it is blocked, and an urgent case waits', async () => {
    await chat.say('reset my iphone 15');
    const confirmation = await resetPasscode(chat, "Alex's iPhone 15");
    await chat.click(confirmation, ENGLISH.buttons.notMe);
    const number = await readCaseNumber(await chat.card(ENGLISH.notMe.title, ENGLISH.notMe.blocked));

    await helpdesk.open();
    await helpdesk.card(number, DESK.priorities.urgent, DESK.reasons['not-me'], "Alex's iPhone 15");

    await chat.open('Personal Chat');
    await chat.say('reset');
    await chat.card(ENGLISH.policyRefusal({ reason: 'blocked' }, String).title);
  });
});
