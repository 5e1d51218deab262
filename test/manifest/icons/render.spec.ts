import assert from 'node:assert/strict';
import sharp from 'sharp';
import { readIcons } from '../../../manifest/app-package.ts';
import { DRAWINGS, render } from '../../../manifest/icons/render.ts';

/** Libraries that draw differ in the last bits of an edge, from one version and processor to the next. */
const TOLERANCE = 8;

const pixelsOf = (png: Uint8Array): Promise<Buffer> => sharp(png).ensureAlpha().raw().toBuffer();

describe('The icons', () => {
  for (const drawing of DRAWINGS) {
    it(`are what \`npm run icons\` draws: ${drawing}`, async () => {
      const [stored, drawn] = await Promise.all([
        pixelsOf((await readIcons())[drawing]),
        pixelsOf(await render(drawing)),
      ]);

      assert.equal(stored.length, drawn.length);
      assert.ok(stored.every((value, index) => Math.abs(value - (drawn[index] ?? 0)) <= TOLERANCE));
    });
  }
});
