import { createInterface } from 'node:readline/promises';
import { request } from 'undici';
import { type News, parseNews } from './news.ts';

/** What is said in conversations, as it comes. */
export interface Listening {
  /** Hears what comes into a conversation from now on. @returns A function that ends it. */
  readonly listen: (conversationId: string, hear: (news: News) => void) => () => void;
  readonly close: () => void;
}

/**
 * Listens to all conversations over one connection: thousands of waiting requests would take more of the machine than
 * what is measured. Where the connection breaks, the bench ends.
 */
export async function openListening(url: string): Promise<Listening> {
  const hearers = new Map<string, (news: News) => void>();
  const closing = new AbortController();
  const { body } = await request(url, { bodyTimeout: 0, signal: closing.signal });
  const lines = createInterface({ input: body });
  lines.on('line', (line) => {
    const news = parseNews(line);
    hearers.get(news.conversationId)?.(news);
  });
  lines.on('error', (problem) => {
    if (!closing.signal.aborted) throw problem;
  });

  return {
    listen(conversationId, hear) {
      hearers.set(conversationId, hear);
      return () => {
        if (hearers.get(conversationId) === hear) hearers.delete(conversationId);
      };
    },
    close: () => {
      closing.abort();
    },
  };
}
