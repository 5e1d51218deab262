import { de } from './de.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { HELPDESK } from './helpdesk.ts';
import type { HelpdeskTexts } from './helpdesk-texts.ts';
import { LANGUAGES, type Language } from './language.ts';
import type { Messages } from './messages.ts';
import { nl } from './nl.ts';

export type { Language } from './language.ts';
export type { Messages } from './messages.ts';

/** Who reads: their language, its texts, and their time zone. */
export interface Reader {
  readonly language: Language;
  readonly messages: Messages;
  /** What helpers read in their channel. */
  readonly helpdesk: HelpdeskTexts;
  /** IANA name. `UTC` where the person's zone is not known; times then say so. */
  readonly timeZone: string;
}

/** What Intl said before: asking it costs more than anything else in a small turn. */
const KNOWN_ZONES = new Map<string, string>();

const CATALOGUE: Record<Language, Messages> = { en, nl, de, fr };

/** The language of a BCP 47 tag (`nl-BE` → `nl`); `undefined` where we do not speak it. */
export function languageOf(tag: string | undefined): Language | undefined {
  const primary = tag?.trim().split(/[-_]/)[0]?.toLowerCase();
  return LANGUAGES.find((language) => language === primary);
}

/** Makes a reader. A zone that is absent or that `Intl` does not know becomes `UTC`. */
export function readerFor(language: Language, timeZone: string | undefined): Reader {
  const zone = knownZone(timeZone) ?? 'UTC';
  return { language, messages: CATALOGUE[language], helpdesk: HELPDESK[language], timeZone: zone };
}

function knownZone(timeZone: string | undefined): string | undefined {
  if (timeZone === undefined || timeZone === '') return undefined;
  const known = KNOWN_ZONES.get(timeZone);
  if (known !== undefined) return known;
  const found = askIntl(timeZone);
  // Only what is a zone: there are some hundreds of these, and no end of other words.
  if (found !== undefined) KNOWN_ZONES.set(timeZone, found);
  return found;
}

function askIntl(timeZone: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    // Intl says "invalid" by throwing, and offers no other way to ask.
    return undefined;
  }
}
