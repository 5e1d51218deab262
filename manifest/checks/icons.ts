import sharp, { type Sharp } from 'sharp';
import type { AppPackage } from '../app-package.ts';

/** Side lengths in pixels. (Teams doc: "Design your app icon".) */
const COLOR_PIXELS = 192;
const OUTLINE_PIXELS = 32;

interface Pixel {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  /** 0 is transparent, 255 opaque. */
  readonly alpha: number;
}

/** What is wrong with the pictures: kind, size, colours, transparency. */
export async function findIconProblems({ manifest, icons }: AppPackage): Promise<readonly string[]> {
  return [
    ...(await findProblems(manifest.icons.color, icons.color, COLOR_PIXELS, findColorProblem)),
    ...(await findProblems(manifest.icons.outline, icons.outline, OUTLINE_PIXELS, findOutlineProblem)),
  ];
}

async function findProblems(
  file: string,
  bytes: Uint8Array,
  side: number,
  findProblem: (pixels: readonly Pixel[]) => string | undefined,
): Promise<readonly string[]> {
  const image = sharp(bytes);
  const facts = await image.metadata().catch(() => undefined);
  if (facts?.format !== 'png') return [`${file} is no PNG`];
  if (facts.width !== side || facts.height !== side) {
    return [`${file} must have ${side}×${side} pixels, and has ${facts.width}×${facts.height}`];
  }
  const problem = findProblem(await readPixels(image));
  return problem === undefined ? [] : [`${file} ${problem}`];
}

/** Teams lays it on surfaces of any colour, and rounds its corners itself. */
function findColorProblem(pixels: readonly Pixel[]): string | undefined {
  if (pixels.some(({ alpha }) => alpha < 255)) return 'must be opaque, up to its corners';
  const [first] = pixels;
  return pixels.every((pixel) => isSameColor(pixel, first)) ? 'is empty' : undefined;
}

/** Teams colours it itself, for which it may have nothing but white. */
function findOutlineProblem(pixels: readonly Pixel[]): string | undefined {
  const visible = pixels.filter(({ alpha }) => alpha > 0);
  if (visible.some(({ red, green, blue }) => Math.min(red, green, blue) < 255)) return 'must be white only';
  if (visible.length === 0) return 'is empty';
  return visible.length === pixels.length ? 'must have a transparent background' : undefined;
}

function isSameColor(one: Pixel, other: Pixel | undefined): boolean {
  return one.red === other?.red && one.green === other.green && one.blue === other.blue;
}

async function readPixels(image: Sharp): Promise<readonly Pixel[]> {
  const data = await image.toColourspace('srgb').ensureAlpha().raw().toBuffer();
  return Array.from({ length: data.length / 4 }, (_, index) => {
    const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(index * 4, index * 4 + 4);
    return { red, green, blue, alpha };
  });
}
