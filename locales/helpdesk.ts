import { helpdesk as de } from './de/helpdesk.ts';
import { helpdesk as en } from './en/helpdesk.ts';
import { helpdesk as fr } from './fr/helpdesk.ts';
import type { HelpdeskTexts } from './helpdesk-texts.ts';
import type { Language } from './language.ts';
import { helpdesk as nl } from './nl/helpdesk.ts';

/** A channel has one language, whoever is in it; so these texts are no part of a person's `Messages`. */
export const HELPDESK: Readonly<Record<Language, HelpdeskTexts>> = { en, nl, de, fr };
