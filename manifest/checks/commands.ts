import { understandDeskCommand } from '../../services/understanding/desk-command.ts';
import { understand } from '../../services/understanding/understand.ts';
import type { AppPackage } from '../app-package.ts';
import { COMMANDS, type Scope, SCOPES } from '../commands.ts';
import { titlePath } from '../localisation.ts';

/** What the bot makes of a sentence, where people meet it. */
const READERS: Readonly<Record<Scope, (text: string) => string>> = {
  personal: (text) => understand(text).kind,
  team: (text) => understandDeskCommand(text).kind,
};

/** Commands that Teams would offer in some language, and that the bot takes for something else. */
export function findCommandProblems({ localisations }: AppPackage): readonly string[] {
  return Object.entries(localisations).flatMap(([file, texts]) =>
    SCOPES.flatMap((scope, list) =>
      COMMANDS[scope].flatMap((name, index) => {
        const title = texts[titlePath(list, index)] ?? '';
        const understood = READERS[scope](title);
        return understood === name
          ? []
          : [`${file}: “${title}” (${scope}: ${name}) is understood as ${understood}`];
      }),
    ),
  );
}
