import type { Language } from '../locales/language.ts';
import { TEAMS_APP } from '../locales/teams-app.ts';
import { commandLists } from './commands.ts';

/** The app's texts in one language: paths into the manifest, as Teams writes them, and the text for that place. */
export type Localisation = Readonly<Record<string, string>>;

/** The parts of a manifest that people read and that Teams lets be translated. */
export interface Readable {
  readonly name: { readonly short: string; readonly full?: string };
  readonly description: { readonly short: string; readonly full: string };
  readonly commandLists: readonly {
    readonly commands: readonly { readonly title: string; readonly description?: string }[];
  }[];
}

/** The file of the package with the app's texts in one language. */
export function localisationFile(language: string): string {
  return `${language}.json`;
}

/** The app's texts in one language. */
export function localise(language: Language): Localisation {
  const texts = TEAMS_APP[language];
  return collectTexts({ ...texts, commandLists: commandLists(texts) });
}

/** Every text that can be translated, by its path: `bots[0].commandLists[1].commands[0].title`. */
export function collectTexts({ name, description, commandLists }: Readable): Localisation {
  const texts: readonly (readonly [path: string, text: string | undefined])[] = [
    ['name.short', name.short],
    ['name.full', name.full],
    ['description.short', description.short],
    ['description.full', description.full],
    ...commandLists.flatMap(({ commands }, list) =>
      commands.flatMap(({ title, description }, index) => [
        [titlePath(list, index), title] as const,
        [`bots[0].commandLists[${list}].commands[${index}].description`, description] as const,
      ]),
    ),
  ];
  return Object.fromEntries(texts.flatMap(([path, text]) => (text === undefined ? [] : [[path, text]])));
}

/** Where the manifest has the title of one command of one list. */
export function titlePath(list: number, command: number): string {
  return `bots[0].commandLists[${list}].commands[${command}].title`;
}
