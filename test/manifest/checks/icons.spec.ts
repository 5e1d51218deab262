import assert from 'node:assert/strict';
import sharp from 'sharp';
import type { Icons } from '../../../manifest/app-package.ts';
import { findIconProblems } from '../../../manifest/checks/icons.ts';
import { somePackage } from '../some-package.ts';

/** A plain picture with a dot in the middle. */
function picture(side: number, background: string, dot = background): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}">
    <rect width="100%" height="100%" fill="${background}"/><circle cx="50%" cy="50%" r="4" fill="${dot}"/></svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

async function problemsWith(icons: Partial<Icons>): Promise<readonly string[]> {
  const pack = await somePackage();
  return findIconProblems({ ...pack, icons: { ...pack.icons, ...icons } });
}

describe('findIconProblems', () => {
  it('finds nothing in the icons of the repository', async () => {
    assert.deepEqual(await problemsWith({}), []);
  });

  it('takes an organisation’s own icons', async () => {
    const icons = {
      color: await picture(192, '#004400', 'red'),
      outline: await picture(32, 'none', 'white'),
    };

    assert.deepEqual(await problemsWith(icons), []);
  });

  const colors: readonly (readonly [what: string, color: () => Promise<Buffer>, problem: string])[] = [
    ['the wrong size', () => picture(96, 'blue', 'red'), 'must have 192×192 pixels, and has 96×96'],
    ['a transparent background', () => picture(192, 'none', 'red'), 'must be opaque, up to its corners'],
    ['one colour only', () => picture(192, 'blue'), 'is empty'],
    [
      'another format',
      async () =>
        sharp(await picture(192, 'blue', 'red'))
          .jpeg()
          .toBuffer(),
      'is no PNG',
    ],
    ['no picture in it', () => Promise.resolve(Buffer.from('<html>')), 'is no PNG'],
  ];
  for (const [what, color, problem] of colors) {
    it(`names a colour icon with ${what}, and only that`, async () => {
      assert.deepEqual(await problemsWith({ color: await color() }), [`color.png ${problem}`]);
    });
  }

  const outlines: readonly (readonly [what: string, outline: () => Promise<Buffer>, problem: string])[] = [
    ['the wrong size', () => picture(64, 'none', 'white'), 'must have 32×32 pixels, and has 64×64'],
    ['a colour', () => picture(32, 'none', '#ffd75e'), 'must be white only'],
    ['a shade of grey', () => picture(32, 'none', '#f0f0f0'), 'must be white only'],
    ['a white background', () => picture(32, 'white'), 'must have a transparent background'],
    ['nothing on it', () => picture(32, 'none'), 'is empty'],
  ];
  for (const [what, outline, problem] of outlines) {
    it(`names an outline icon with ${what}, and only that`, async () => {
      assert.deepEqual(await problemsWith({ outline: await outline() }), [`outline.png ${problem}`]);
    });
  }
});
