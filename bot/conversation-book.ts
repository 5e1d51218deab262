import type { ConversationReference } from 'botbuilder';
import { z } from 'zod';
import { languageOf } from '../locales/index.ts';
import { type Language, LANGUAGES } from '../locales/language.ts';
import type { DocumentStore } from '../services/platform/document-store.ts';

/** What the SDK needs to speak into a conversation later. */
const Reference = z.custom<Partial<ConversationReference>>(
  (value) => typeof value === 'object' && value !== null && 'conversation' in value && 'serviceUrl' in value,
);

const Entry = z.object({
  version: z.literal(1),
  reference: Reference,
  tenantId: z.string(),
  sender: z.object({ id: z.string(), oid: z.string(), name: z.string() }),
  /** The client's language, as of the last turn. */
  locale: z.string().optional(),
  /** The language the person chose; stronger than the client's. */
  chosenLanguage: z.enum(LANGUAGES).optional(),
  timeZone: z.string().optional(),
  /** The welcome was shown, and is not repeated. */
  welcomed: z.boolean().default(false),
  /** Sentences in a row that were not understood. */
  misunderstandings: z.number().default(0),
});

/** What is remembered of a personal conversation, beside its dialogs. */
export type ConversationEntry = z.infer<typeof Entry>;

/** Remembers conversations, so that the bot can speak first. Written only from authenticated turns. */
export interface ConversationBook {
  /** @returns `undefined` also for an entry of a version that cannot be read: the next turn writes it anew. */
  find(conversationId: string): Promise<ConversationEntry | undefined>;
  remember(conversationId: string, entry: ConversationEntry): Promise<void>;
}

/** The book, kept as one document per conversation. */
export function createConversationBook(documents: DocumentStore): ConversationBook {
  const keyOf = (conversationId: string): string => `conversation-entry/${conversationId}`;
  return {
    async find(conversationId) {
      const key = keyOf(conversationId);
      const { [key]: document } = await documents.read([key]);
      return Entry.safeParse(document).data;
    },
    remember: (conversationId, entry) =>
      documents.write({ [keyOf(conversationId)]: { ...entry, eTag: '*' } }),
  };
}

/** The language to speak with this person: chosen, else the client's, else English. */
export function languageFor(entry: Pick<ConversationEntry, 'chosenLanguage' | 'locale'>): Language {
  return entry.chosenLanguage ?? languageOf(entry.locale) ?? 'en';
}
