import type { AppPackage } from '../app-package.ts';
import { collectTexts, localisationFile } from '../localisation.ts';
import { LANGUAGES } from '../../locales/language.ts';

/**
 * Texts that a language lacks or has too many. Teams falls back to English without a word where one is missing, and
 * refuses the package where one is for a place that the manifest does not have.
 */
export function findLocalisationProblems({ manifest, localisations }: AppPackage): readonly string[] {
  const [bot] = manifest.bots ?? [];
  const paths = Object.keys(collectTexts({ ...manifest, commandLists: bot?.commandLists ?? [] }));
  return LANGUAGES.map(localisationFile).flatMap((file) => {
    const texts = localisations[file];
    if (texts === undefined) return [`${file} is missing`];
    const missing = paths.filter((path) => !texts[path]?.trim());
    const needless = Object.keys(texts).filter((path) => !paths.includes(path));
    return [
      ...missing.map((path) => `${file}: ${path} is missing`),
      ...needless.map((path) => `${file}: ${path} is nothing that the manifest has`),
    ];
  });
}
