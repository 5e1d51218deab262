import type { TeamsAppTexts } from '../locales/en/teams-app.ts';

type Commands = TeamsAppTexts['commands'];

/** Where people meet the bot, and so which commands Teams offers them. */
export type Scope = keyof Commands;

/** The order of the lists. */
export const SCOPES = ['personal', 'team'] as const satisfies readonly Scope[];

/** The commands in the manifest's order. What is most wanted comes first: Teams shows the first few at once. */
export const COMMANDS: { readonly [S in Scope]: readonly (keyof Commands[S])[] } = {
  personal: ['reset', 'devices', 'status', 'contact', 'cancel', 'language', 'sign-out', 'help'],
  team: ['cases', 'case', 'stats', 'status', 'pause', 'resume', 'unblock', 'use-channel', 'help'],
};

/** One line of a list: what Teams writes into the message box, and what it does. */
export interface Command {
  readonly title: string;
  readonly description: string;
}

/** The commands of one scope, as the manifest has them. */
export interface CommandList {
  scopes: Scope[];
  commands: Command[];
}

/** The lists of commands in one language. */
export function commandLists({ commands }: TeamsAppTexts): readonly CommandList[] {
  return [
    { scopes: ['personal'], commands: COMMANDS.personal.map((name) => commands.personal[name]) },
    { scopes: ['team'], commands: COMMANDS.team.map((name) => commands.team[name]) },
  ];
}
