/** The languages the bot speaks, each of them completely. */
export const LANGUAGES = ['en', 'nl', 'de', 'fr'] as const;

/** What each language calls itself. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  en: 'English',
  nl: 'Nederlands',
  de: 'Deutsch',
  fr: 'Français',
};

/**
 * The BCP 47 tag whose customs dates and numbers follow. English is written the European way: day before
 * month is what the other languages do as well.
 */
export const FORMAT_TAGS: Record<Language, string> = { en: 'en-GB', nl: 'nl-NL', de: 'de-DE', fr: 'fr-FR' };

/** A language the bot speaks. */
export type Language = (typeof LANGUAGES)[number];
