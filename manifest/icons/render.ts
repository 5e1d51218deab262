import { readFile, writeFile } from 'node:fs/promises';
import sharp from 'sharp';

/** The drawings of this folder; each has the size of its picture. */
export const DRAWINGS = ['color', 'outline'] as const;

/** Makes the picture of a drawing, as PNG. */
export async function render(drawing: (typeof DRAWINGS)[number]): Promise<Uint8Array> {
  const svg = await readFile(new URL(`${drawing}.svg`, import.meta.url));
  return sharp(svg).png({ compressionLevel: 9 }).toBuffer();
}

if (import.meta.main) {
  for (const drawing of DRAWINGS) {
    await writeFile(new URL(`${drawing}.png`, import.meta.url), await render(drawing));
  }
}
