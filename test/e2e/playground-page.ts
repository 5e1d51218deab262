import type { Locator, Page } from 'playwright-core';

const CARD = '.ac-adaptiveCard';

/** What the Playground's log says when the bot knows of the chat. */
const INTRODUCED = 'conversationUpdate';

/** Where somebody can be in the Playground, as its list names it. */
export type Place = 'Personal Chat' | 'Contoso - General' | 'Contoso - Helpdesk';

/** The chat as a person sees it in the Agents Playground. */
export interface PlaygroundPage {
  readonly page: Page;
  /** Gives the whole page to the chat. */
  hideLog(): Promise<void>;
  /** Goes to a chat or channel; what was said there before is still there. */
  open(place: Place): Promise<void>;
  say(text: string): Promise<void>;
  /** Waits for a card that shows all these texts, and gives the newest one. */
  card(...texts: readonly string[]): Promise<Locator>;
  /** The innermost part of a card that shows the text and has a button, such as one device of a list. */
  part(card: Locator, text: string): Locator;
  /** Waits for text anywhere in the chat. */
  text(text: string): Promise<void>;
  /** Clicks the one button with this title in a card, or in a part of it. */
  click(card: Locator, title: string): Promise<void>;
  /** Writes into the input with this label. */
  fill(card: Locator, label: string, value: string): Promise<void>;
  tick(card: Locator, label: string): Promise<void>;
  /** Clicks the newest sign-in button and gives the page that it opens. */
  openSignIn(title: string): Promise<Page>;
}

/** Opens the chat and waits until it can be written in. */
export async function openPlayground(page: Page, url: string): Promise<PlaygroundPage> {
  await page.goto(url);
  const composer = page.getByRole('textbox').and(page.locator('[data-lexical-editor]'));
  await composer.waitFor();
  // Said before the bot was told of the chat, the first words may meet its welcome, and one of the answers not be shown.
  await page.getByText(INTRODUCED).first().waitFor();
  return {
    page,
    hideLog: () => page.getByRole('button', { name: 'Hide log panel' }).click(),
    open: (name) => page.getByRole('treeitem', { name }).click(),
    async say(text) {
      await composer.click();
      await page.keyboard.insertText(text);
      await page.keyboard.press('Enter');
    },
    async card(...texts) {
      const shown = texts.reduce((cards, hasText) => cards.filter({ hasText }), page.locator(CARD)).last();
      await shown.waitFor();
      return shown;
    },
    part: (card, hasText) =>
      card
        .locator('.ac-container')
        .filter({ hasText, has: page.getByRole('button') })
        .last(),
    text: (text) => page.getByText(text).last().waitFor(),
    click: (card, title) => card.getByRole('button', { name: title, exact: true }).click(),
    fill: (card, label, value) => card.getByLabel(label).fill(value),
    tick: (card, label) => card.getByRole('checkbox', { name: label }).check(),
    async openSignIn(title) {
      // The Playground labels this button with an invisible tooltip, so it has no accessible name.
      const button = page.getByRole('button').filter({ hasText: title }).last();
      const [opened] = await Promise.all([page.context().waitForEvent('page'), button.click()]);
      await opened.waitForLoadState();
      return opened;
    },
  };
}
