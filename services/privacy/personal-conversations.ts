import type { DocumentStore } from '../platform/document-store.ts';
import { scanKeys } from '../platform/redis-scan.ts';
import type { RedisConnection } from '../platform/redis.ts';
import type { PersonalStore } from './personal-store.ts';

/** What the bot remembers of conversations, by their ids. (`ConversationMemory` writes them.) */
const DOCUMENTS = 'conversation/';
const KEYS = `state:${DOCUMENTS}`;

/** What is remembered of the person's private chats: their name, language, time zone, and what they are in the middle of. */
export function createPersonalConversations(
  redis: RedisConnection,
  documents: Pick<DocumentStore, 'read'>,
): PersonalStore {
  return {
    async list({ conversationIds }) {
      const known = await documents.read(conversationIds.map((id) => DOCUMENTS + id));
      return Object.values(known);
    },
    // By their keys: a damaged document goes, too.
    async erase({ conversationIds }) {
      const keys = conversationIds.map((id) => redis.prefix + KEYS + id);
      const removed = await redis.ask((client) => Promise.all(keys.map((key) => client.del(key))));
      return removed.reduce((sum, count) => sum + count, 0);
    },
  };
}

/** Ids of the conversations whose document names the person. There is no index: a turn never asks for it. */
export async function findConversationIds(
  redis: RedisConnection,
  userId: string,
): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const key of scanKeys(redis, KEYS)) {
    const json = await redis.ask((client) => client.hget(key, 'json'));
    const namesThem = json?.toLowerCase().includes(userId) ?? false;
    if (namesThem) found.push(key.slice(redis.prefix.length + KEYS.length));
  }
  return found;
}
