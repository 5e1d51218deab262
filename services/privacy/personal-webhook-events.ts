import { z } from 'zod';
import { scanKeys } from '../platform/redis-scan.ts';
import type { RedisConnection } from '../platform/redis.ts';
import type { WebhookOutbox } from '../webhooks/webhook-outbox.ts';
import { eventKey } from '../webhooks/redis-webhook-outbox.ts';
import type { PersonalStore } from './personal-store.ts';

/** As much of a stored event as tells whose case it is about. */
const Stored = z
  .string()
  .transform((text) => parseJson(text))
  .pipe(z.object({ body: z.string().transform((body) => parseJson(body)) }))
  .pipe(z.object({ body: z.looseObject({ case: z.looseObject({ user: z.object({ id: z.string() }) }) }) }));

/** Events about the person's cases that the other system did not take yet. */
export function createPersonalWebhookEvents(
  redis: RedisConnection,
  outbox: Pick<WebhookOutbox, 'remove'>,
): PersonalStore {
  const start = eventKey('', '');
  return {
    list: async ({ userId }) => (await findEvents(redis, userId)).map(({ body }) => body),
    async erase({ userId }) {
      const events = await findEvents(redis, userId);
      for (const { key } of events) await outbox.remove(key.slice(redis.prefix.length + start.length));
      return events.length;
    },
  };
}

async function findEvents(
  redis: RedisConnection,
  userId: string,
): Promise<readonly { readonly key: string; readonly body: unknown }[]> {
  const found = new Map<string, unknown>();
  for await (const key of scanKeys(redis, eventKey('', ''))) {
    const stored = Stored.safeParse(await redis.ask((client) => client.get(key)));
    if (stored.success && stored.data.body.case.user.id.toLowerCase() === userId) {
      found.set(key, stored.data.body);
    }
  }
  return [...found].map(([key, body]) => ({ key, body }));
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
