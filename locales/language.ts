/** The languages that are complete. German and French follow. */
export const LANGUAGES = ['en', 'nl'] as const;

/** What each language calls itself. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', nl: 'Nederlands' };

/** A language the bot speaks. */
export type Language = (typeof LANGUAGES)[number];
