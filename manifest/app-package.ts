import { readFile } from 'node:fs/promises';
import { LANGUAGES } from '../locales/language.ts';
import { type Localisation, localisationFile, localise } from './localisation.ts';
import type { PackageSettings } from './settings.ts';
import { fillTemplate, type Manifest } from './template.ts';

/** The two pictures of an app, as PNG. */
export interface Icons {
  readonly color: Uint8Array;
  readonly outline: Uint8Array;
}

/** Everything that Teams wants of an app. */
export interface AppPackage {
  readonly manifest: Manifest;
  /** By the name of the file. */
  readonly localisations: Readonly<Record<string, Localisation>>;
  readonly icons: Icons;
}

/** Puts a package together; whether it is a good one is for `findProblems` to say. */
export function composePackage(settings: PackageSettings, version: string, icons: Icons): AppPackage {
  const localisations = LANGUAGES.map(
    (language) => [localisationFile(language), localise(language)] as const,
  );
  return {
    manifest: fillTemplate(settings, version),
    localisations: Object.fromEntries(localisations),
    icons,
  };
}

/** The icons of this folder. An organisation may put its own in their place. */
export async function readIcons(): Promise<Icons> {
  const read = (name: string): Promise<Uint8Array> => readFile(new URL(`icons/${name}`, import.meta.url));
  const [color, outline] = await Promise.all([read('color.png'), read('outline.png')]);
  return { color, outline };
}
