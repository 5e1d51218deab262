import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

/** Chats are read soon after they were written; a long run must not fill the memory. */
const KEPT_ENTRIES = 40;

/** What the connector took, unread: parsing is left to whoever looks. */
interface Entry {
  readonly operation: 'send' | 'update';
  readonly activityId: string;
  readonly at: number;
  readonly json: string;
}

/** A stub of the Bot Connector: takes everything at once. */
export interface Connector {
  /** Takes a request below `v3/`. */
  take(path: string, req: IncomingMessage, res: ServerResponse): Promise<void>;
  /** The latest of a conversation from a number on, as JSON; waits so long for the first. */
  read(conversationId: string, from: number, waitMs: number): Promise<string>;
  /** How many messages and updates came since it was last asked. */
  count(): { readonly sends: number; readonly updates: number };
}

interface Chat {
  entries: Entry[];
  /** How many were forgotten. */
  forgotten: number;
  wake: (() => void)[];
}

/** A connector that knows of no conversation. */
export function createConnector(): Connector {
  const chats = new Map<string, Chat>();
  let ids = 0;
  let counted = { sends: 0, updates: 0 };

  function chatOf(id: string): Chat {
    const chat = chats.get(id) ?? { entries: [], forgotten: 0, wake: [] };
    chats.set(id, chat);
    return chat;
  }

  function note(chat: Chat, entry: Entry): void {
    chat.entries.push(entry);
    if (chat.entries.length > KEPT_ENTRIES) {
      chat.entries.shift();
      chat.forgotten += 1;
    }
    for (const wake of chat.wake.splice(0)) wake();
  }

  return {
    async take(path, req, res) {
      const [conversationId = '', , given] = path.replace('v3/conversations/', '').split('/');
      const json = await text(req);
      const isUpdate = req.method === 'PUT';
      if (isUpdate) counted.updates += 1;
      else counted.sends += 1;
      const activityId = isUpdate && given !== undefined ? decodeURIComponent(given) : `m${(ids += 1)}`;
      const operation = isUpdate ? 'update' : 'send';
      note(chatOf(decodeURIComponent(conversationId)), { operation, activityId, at: Date.now(), json });
      res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ id: activityId }));
    },
    async read(conversationId, from, waitMs) {
      const chat = chatOf(conversationId);
      if (chat.forgotten + chat.entries.length <= from) await comesIn(chat, waitMs);
      const entries = chat.entries.slice(Math.max(0, from - chat.forgotten));
      return `[${entries.map(describe).join()}]`;
    },
    count() {
      const result = counted;
      counted = { sends: 0, updates: 0 };
      return result;
    },
  };
}

function describe({ json, ...facts }: Entry): string {
  return `{"activity":${json},${JSON.stringify(facts).slice(1)}`;
}

function comesIn(chat: Chat, waitMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, waitMs);
    chat.wake.push(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
