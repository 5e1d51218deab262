/** The languages that are complete. German and French follow. */
export const LANGUAGES = ['en', 'nl'] as const;

/** A language the bot speaks. */
export type Language = (typeof LANGUAGES)[number];
