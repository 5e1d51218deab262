import type { helpdesk } from './en/helpdesk.ts';

/** What helpers read in their channel, in one language. A language that lacks a text does not compile. */
export type HelpdeskTexts = typeof helpdesk;
