import { strToU8, zipSync } from 'fflate';
import type { AppPackage } from './app-package.ts';

/**
 * The earliest time that a zip can hold, in the machine's own zone, which is what a zip means. A real one would make
 * every package another file, though nothing in it changed.
 */
const MODIFIED_AT = new Date(1980, 0, 1);

/** Packs the files at the top of a zip, as Teams wants them. The same package gives the same bytes, anywhere. */
export function archive({ manifest, localisations, icons }: AppPackage): Uint8Array {
  const texts = Object.entries({ 'manifest.json': manifest, ...localisations });
  const files = {
    ...Object.fromEntries(texts.map(([name, content]) => [name, toJson(content)])),
    [manifest.icons.color]: icons.color,
    [manifest.icons.outline]: icons.outline,
  };
  return zipSync(files, { level: 9, mtime: MODIFIED_AT });
}

function toJson(content: object): Uint8Array {
  return strToU8(`${JSON.stringify(content, undefined, 2)}\n`);
}
