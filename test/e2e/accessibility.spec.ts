import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { LANGUAGES } from '../../locales/language.ts';
import { reader, sampleCards } from '../cards/samples.ts';
import { openBrowser, type TestBrowser } from './browser.ts';
import { showCards } from './cards/card-page.ts';
import { THEMES } from './cards/themes.ts';
import { openPlayground } from './playground-page.ts';
import { chooseDevice, ENGLISH } from './reset-in-chat.ts';
import { type SandboxProcess, startSandboxProcess } from './sandbox-process.ts';

/** What axe complains of, each as one line that begins with the name of the card. */
async function findBarriers(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => ({ ...node, id })));
  return Promise.all(
    found.map(async ({ id, html, target }) => {
      const rows = page.locator('[data-card]', { has: page.locator(String(target[0])) });
      const card = await rows
        .first()
        .getAttribute('data-card', { timeout: 1_000 })
        .catch(() => 'page');
      return `${card}: ${id}: ${html.slice(0, 200)}`;
    }),
  );
}

describe('accessibility', () => {
  let browser: TestBrowser;
  let page: Page;

  before(async () => {
    browser = await openBrowser();
    page = await browser.context.newPage();
  });

  after(() => browser.close());

  it('notices a barrier, so that its silence means something', async () => {
    await page.setContent('<html lang="en"><title>x</title><main><h1>x</h1><input></main></html>');
    assert.match((await findBarriers(page)).join('\n'), /^page: label: /m);
  });

  for (const language of LANGUAGES) {
    it(`finds no barrier in any card in ${language}, in any theme`, async () => {
      await showCards(page, sampleCards(reader(language), 'AW Galaxy S21'), THEMES);
      assert.deepEqual(await findBarriers(page), []);
    });
  }

  describe('of the sandbox', () => {
    let sandbox: SandboxProcess;

    before(async () => {
      sandbox = await startSandboxProcess();
    });

    after(() => sandbox.stop());

    it('finds no barrier on the page with the devices', async () => {
      await page.goto(`${sandbox.worldUrl}/devices`);
      await page.getByRole('heading').first().waitFor();
      assert.deepEqual(await findBarriers(page), []);
    });

    it('finds no barrier on the pages of a sign-in', async () => {
      const chat = await openPlayground(await browser.context.newPage(), sandbox.playgroundUrl);
      await chat.say('reset');
      await chooseDevice(chat, "Alex's Pixel 9");
      const login = await chat.openSignIn(ENGLISH.signIn.buttonTitle);
      await login.getByRole('button', { name: 'Alex Wilber' }).waitFor();
      assert.deepEqual(await findBarriers(login), []);
      await login.getByRole('button', { name: 'Alex Wilber' }).click();
      await login.waitForURL(/callback/);
      assert.deepEqual(await findBarriers(login), []);
      await login.goto(`${sandbox.worldUrl}/token-service/start?state=nobody`);
      assert.deepEqual(await findBarriers(login), []);
    });
  });
});
