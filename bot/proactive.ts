import type { CloudAdapter, ConversationReference, TurnContext } from 'botbuilder';
import type { ConversationBook, ConversationEntry } from './conversation-memory.ts';

/** Speaks first: in a conversation that the bot knows, outside any incoming activity. */
export interface ProactiveSpeaker {
  /**
   * Runs work in a turn of its own.
   *
   * @returns `unknown-conversation` where the bot was never in it.
   * @throws Whatever the work throws; the SDK alone would swallow it.
   */
  speak(
    conversationId: string,
    work: (context: TurnContext, entry: ConversationEntry) => Promise<void>,
  ): Promise<'spoken' | 'unknown-conversation'>;
}

/** Speaks through the adapter as the given app. */
export function createProactiveSpeaker(
  adapter: CloudAdapter,
  appId: string,
  book: ConversationBook,
): ProactiveSpeaker {
  return {
    async speak(conversationId, work) {
      const entry = await book.find(conversationId);
      if (entry === undefined) return 'unknown-conversation';
      await runProactively(adapter, appId, entry.reference, (context) => work(context, entry));
      return 'spoken';
    },
  };
}

/** Runs work in a turn of its own. @throws Whatever the work throws; the SDK alone would swallow it. */
export async function runProactively(
  adapter: CloudAdapter,
  appId: string,
  reference: Partial<ConversationReference>,
  work: (context: TurnContext) => Promise<void>,
): Promise<void> {
  const broken: { error?: unknown }[] = [];
  await adapter.continueConversationAsync(appId, reference, async (context) => {
    try {
      await work(context);
    } catch (error) {
      broken.push({ error });
    }
  });
  const [failure] = broken;
  if (failure !== undefined) throw failure.error;
}
