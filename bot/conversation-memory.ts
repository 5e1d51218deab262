import { BotState, type ConversationReference, type TurnContext } from 'botbuilder';
import type { DialogState } from 'botbuilder-dialogs';
import { z } from 'zod';
import { languageOf } from '../locales/index.ts';
import { type Language, LANGUAGES } from '../locales/language.ts';
import { IoError } from '../services/platform/errors.ts';
import type { Lease } from '../services/platform/keyed-lock.ts';
import type { DocumentStore, VersionedDocument } from '../services/platform/document-store.ts';

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
  /** Ids of the activities dealt with last. */
  handled: z.array(z.string()).default([]),
});

/** What is remembered of a personal conversation, beside its dialogs. */
export type ConversationEntry = z.infer<typeof Entry>;

/** What the SDK keeps where no dialog is open. */
const NoDialogs = z.object({ dialogStack: z.array(z.unknown()).max(0) }).optional();

/** Knows conversations, so that the bot can speak first. */
export interface ConversationBook {
  /**
   * @returns `undefined` where the bot was never in it.
   * @throws IoError `conversation.unreadable` (retryable) where it is damaged, or another version wrote it: that one can
   * still read it, so it is never overwritten.
   */
  find(conversationId: string): Promise<ConversationEntry | undefined>;
}

const ENTRY = 'entry';
const DIALOGS = 'dialogs';

/**
 * Everything remembered of a conversation, in one document: read once in a turn, written once.
 *
 * The SDK saves state with eTag `*`, so that of two turns the last one wins. This one saves with the eTag it
 * read: a turn that lost its place in the conversation fails instead of undoing what another one did.
 */
export class ConversationMemory extends BotState implements ConversationBook {
  readonly dialogs = this.createProperty<DialogState>(DIALOGS);
  readonly #documents: DocumentStore;
  /** What a turn read: everybody in it changes the same. */
  readonly #states = new WeakMap<TurnContext, VersionedDocument>();

  constructor(documents: DocumentStore) {
    super(documents, (context) => Promise.resolve(keyOf(context.activity.conversation.id)));
    this.#documents = documents;
  }

  /** As the SDK does it, without what it would compare later: every turn changes something. */
  override async load(context: TurnContext, force = false): Promise<VersionedDocument> {
    const known = this.#states.get(context);
    if (known !== undefined && !force) return known;
    const key = keyOf(context.activity.conversation.id);
    const { [key]: state = {} } = await this.#documents.read([key]);
    this.#states.set(context, state);
    return state;
  }

  async find(conversationId: string): Promise<ConversationEntry | undefined> {
    return readEntry(await this.#peek(conversationId));
  }

  /** Whether a dialog was open when the conversation was saved last: a turn may be opening one right now. */
  async hasDialogs(conversationId: string): Promise<boolean> {
    const document = await this.#peek(conversationId);
    return !NoDialogs.safeParse(document?.[DIALOGS]).success;
  }

  async #peek(conversationId: string): Promise<VersionedDocument | undefined> {
    const key = keyOf(conversationId);
    const { [key]: document } = await this.#documents.read([key]);
    return document;
  }

  /** The entry of this turn's conversation, as {@link find}. */
  async entryOf(context: TurnContext): Promise<ConversationEntry | undefined> {
    return readEntry(await this.load(context));
  }

  /** Changes the entry; it is stored with {@link saveChanges} or {@link leave}. */
  async remember(context: TurnContext, entry: ConversationEntry): Promise<void> {
    const state = await this.load(context);
    state[ENTRY] = entry;
  }

  /** @throws an error saying "eTag conflict" where somebody else wrote since this turn read. */
  override saveChanges(context: TurnContext): Promise<void> {
    return this.#write(context);
  }

  /** As {@link saveChanges}, and gives the conversation back together with it: the last that a turn does. */
  leave(context: TurnContext, lease: Lease): Promise<void> {
    return this.#write(context, lease);
  }

  async #write(context: TurnContext, lease?: Lease): Promise<void> {
    const state = await this.load(context);
    await this.#documents.write({ [keyOf(context.activity.conversation.id)]: state }, lease);
  }
}

function readEntry(document: VersionedDocument | undefined): ConversationEntry | undefined {
  const stored = document?.[ENTRY];
  if (stored === undefined) return undefined;
  const entry = Entry.safeParse(stored);
  if (!entry.success) throw new IoError('conversation.unreadable', { retryable: true });
  return entry.data;
}

function keyOf(conversationId: string): string {
  return `conversation/${conversationId}`;
}

/** The language to speak with this person: chosen, else the client's, else English. */
export function languageFor(entry: Pick<ConversationEntry, 'chosenLanguage' | 'locale'>): Language {
  return entry.chosenLanguage ?? languageOf(entry.locale) ?? 'en';
}
