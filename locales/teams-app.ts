import { teamsApp as de } from './de/teams-app.ts';
import { teamsApp as en, type TeamsAppTexts } from './en/teams-app.ts';
import { teamsApp as fr } from './fr/teams-app.ts';
import type { Language } from './language.ts';
import { teamsApp as nl } from './nl/teams-app.ts';

/** What the app says of itself in Teams. It goes into the app package and not into the bot, so it is no part of `Messages`. */
export const TEAMS_APP: Readonly<Record<Language, TeamsAppTexts>> = { en, nl, de, fr };
