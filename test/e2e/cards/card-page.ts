import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { AdaptiveCard } from '../../../cards/card.ts';
import type { Theme } from './themes.ts';

const RENDERER = fileURLToPath(import.meta.resolve('adaptivecards/dist/adaptivecards.min.js'));
const MARKDOWN = fileURLToPath(new URL('browser/markdown-it.umd.min.js', import.meta.resolve('markdown-it')));
const IN_PAGE = fileURLToPath(new URL('in-page.js', import.meta.url));

/** As wide as a card is in a chat that has room, in CSS pixels. */
const CARD_WIDTH = 460;

/** Shows cards as Teams does, with Microsoft's own renderer: a row for each, once in each theme, side by side. */
export async function showCards(
  page: Page,
  cards: Readonly<Record<string, AdaptiveCard>>,
  themes: readonly Theme[],
): Promise<void> {
  const [{ lang } = { lang: 'en' }] = Object.values(cards);
  await page.setContent(toHtml(lang, Object.keys(cards), themes));
  for (const path of [MARKDOWN, RENDERER, IN_PAGE]) await page.addScriptTag({ path });
  await page.evaluate(`drawCards(${JSON.stringify({ cards, themes })})`);
}

function toHtml(lang: string, names: readonly string[], themes: readonly Theme[]): string {
  const rows = names.map((name) => `<div class="row" data-card="${name}">${toPlaces(themes)}</div>`);
  return `<!doctype html><html lang="${lang}"><head><title>cards</title><style>${STYLES}</style></head>
    <body><main><h1 class="hidden">cards</h1>${rows.join('')}</main></body></html>`;
}

function toPlaces(themes: readonly Theme[]): string {
  const places = themes.map(
    ({ name, page, card, text }) =>
      `<div class="place" style="background:${page}"><div class="card" data-theme="${name}"` +
      ` style="background:${card};color:${text}"></div></div>`,
  );
  return places.join('');
}

/** Buttons and fields are the client's: plain ones, in the colours of their theme. */
const STYLES = `
  body { margin: 0; font-size: 14px; font-family: 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif; }
  .row { display: flex; width: fit-content; }
  .place { padding: 12px; }
  .card { width: ${CARD_WIDTH}px; border: 1px solid currentColor; border-radius: 4px; }
  .hidden { position: absolute; clip-path: inset(50%); }
  button, input, select, textarea { font: inherit; color: inherit; background: transparent;
    border: 1px solid currentColor; border-radius: 4px; padding: 5px 12px; }
  a { color: inherit; }
  option { color: #000; background: #fff; }
  .ac-actionSet { flex-wrap: wrap; row-gap: 8px; }
`;
