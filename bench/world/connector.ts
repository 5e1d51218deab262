import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { formatNews } from './news.ts';

/** A stub of the Bot Connector: takes everything at once. */
export interface Connector {
  /** Takes a request below `v3/`. */
  take(path: string, req: IncomingMessage, res: ServerResponse): Promise<void>;
  /** Tells of everything that comes from now on, a line each, for as long as somebody listens. */
  tell(res: ServerResponse): void;
  /** How many messages and updates came since it was last asked. */
  count(): { readonly sends: number; readonly updates: number };
}

/** A connector that knows of no conversation. */
export function createConnector(): Connector {
  const listeners = new Set<ServerResponse>();
  let ids = 0;
  let counted = { sends: 0, updates: 0 };

  return {
    async take(path, req, res) {
      const [conversationId = '', , given] = path.replace('v3/conversations/', '').split('/');
      const json = await text(req);
      const isUpdate = req.method === 'PUT';
      if (isUpdate) counted.updates += 1;
      else counted.sends += 1;
      const activityId = isUpdate && given !== undefined ? decodeURIComponent(given) : `m${(ids += 1)}`;
      const line = formatNews({
        conversationId: decodeURIComponent(conversationId),
        operation: isUpdate ? 'update' : 'send',
        activityId,
        at: Date.now(),
        json,
      });
      for (const listener of listeners) listener.write(line);
      res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ id: activityId }));
    },
    tell(res) {
      listeners.add(res);
      res.once('close', () => listeners.delete(res));
      res.writeHead(200, { 'content-type': 'text/plain' }).flushHeaders();
    },
    count() {
      const result = counted;
      counted = { sends: 0, updates: 0 };
      return result;
    },
  };
}
