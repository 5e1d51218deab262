import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';

/** Saves a picture of a page or a part of it. Its colours are few: with a palette it takes half the space. */
export async function savePicture(of: Page | Locator, path: string): Promise<void> {
  const picture = await of.screenshot({ animations: 'disabled' });
  await sharp(picture).png({ palette: true, effort: 10 }).toFile(path);
}
