import { teamsApp as de } from './de/teams-app.ts';
import { teamsApp as en } from './en/teams-app.ts';
import { teamsApp as fr } from './fr/teams-app.ts';
import type { Language } from './language.ts';
import { teamsApp as nl } from './nl/teams-app.ts';

/** What the app says of itself in Teams, in one language. A language that lacks a text does not compile. */
export type TeamsAppTexts = typeof en;

/** These texts go into the app package and not into the bot, so they are no part of `Messages`. */
export const TEAMS_APP: Readonly<Record<Language, TeamsAppTexts>> = { en, nl, de, fr };
