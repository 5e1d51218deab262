import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';
import { reader, sampleCards } from '../../cards/samples.ts';
import { openBrowser } from '../browser.ts';
import { savePicture } from '../save-picture.ts';
import { showCards } from './card-page.ts';
import { THEMES } from './themes.ts';

/** Takes a picture of every card in every theme, and writes the page that shows them. */
const PICTURES = new URL('../../../docs/pictures/cards/', import.meta.url);
const PAGE = new URL('../../../docs/cards.md', import.meta.url);

const INTRODUCTION = `Every card of the product with sample data, in English, drawn by Microsoft's renderer in the colours of Teams' three
themes: light, dark, and high contrast, where colours carry nothing. Under each name stands what a screen reader hears first. Made
by \`npm run gallery\`. \`test/e2e/accessibility.spec.ts\` has axe check the same pages, in all languages; how Teams' own
clients draw a card is theirs.`;

const cards = Object.entries(sampleCards(reader('en'), 'AW Galaxy S21'));

await rm(PICTURES, { recursive: true, force: true });
await mkdir(PICTURES, { recursive: true });
const browser = await openBrowser();
try {
  const page = await browser.context.newPage();
  await showCards(page, Object.fromEntries(cards), THEMES);
  for (const [name] of cards) {
    const path = fileURLToPath(new URL(`${name}.png`, PICTURES));
    await savePicture(page.locator(`[data-card="${name}"]`), path);
  }
} finally {
  await browser.close();
}
await writeFile(PAGE, await prettier.format(describeCards(), { parser: 'markdown', printWidth: 120 }));

function describeCards(): string {
  const sections = cards.map(
    ([name, { speak }]) =>
      `## ${name}\n\n${speak}\n\n![${name} in three themes](pictures/cards/${name}.png)\n`,
  );
  return `# Cards\n\n${INTRODUCTION}\n\n${sections.join('\n')}`;
}
