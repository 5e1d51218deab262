import { z } from 'zod';
import { scanKeys } from '../platform/redis-scan.ts';
import { createScript } from '../platform/redis-script.ts';
import type { RedisConnection } from '../platform/redis.ts';
import type { WebhookOutbox } from '../webhooks/webhook-outbox.ts';
import { eventKey } from '../webhooks/redis-webhook-outbox.ts';
import { FORMER_HELPER } from './former-helper.ts';
import type { PersonalStore } from './personal-store.ts';

const Somebody = z.looseObject({ id: z.string() });

/** As much of an event as tells whom it names. */
const Body = z.looseObject({
  case: z.looseObject({ user: Somebody, helper: Somebody.exactOptional() }),
  message: z.looseObject({ person: Somebody }).exactOptional(),
});
type Body = z.infer<typeof Body>;

/** What is kept of an event. */
const Stored = z
  .string()
  .transform((text) => parseJson(text))
  .pipe(z.looseObject({ body: z.string() }))
  .transform(({ body, ...beside }) => ({ body: parseJson(body), beside }))
  .pipe(z.object({ body: Body, beside: z.looseObject({}) }));

/** KEYS: event. ARGV: the event as read, and as it is to be. It may have been delivered, and be gone. */
const REWRITE = createScript(`
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'KEEPTTL')
return 1
`);

/** An event that names the person. */
interface Event extends z.infer<typeof Stored> {
  readonly key: string;
  readonly json: string;
}

/**
 * Events that the other system did not take yet: those about the person's cases, and those of others that name them as a
 * helper. The latter are still delivered, and name nobody there.
 */
export function createPersonalWebhookEvents(
  redis: RedisConnection,
  outbox: Pick<WebhookOutbox, 'remove'>,
): PersonalStore {
  const start = eventKey(redis.prefix, '');
  async function eraseOne({ key, json, body, beside }: Event, userId: string): Promise<number> {
    if (isOf(body.case.user, userId)) {
      await outbox.remove(key.slice(start.length));
      return 1;
    }
    const left = nameless({ body, beside }, userId);
    return (await redis.ask((client) => REWRITE.run(client, [key], [json, left]))) === 1 ? 1 : 0;
  }

  return {
    list: async ({ userId }) => (await findEvents(redis, userId)).map(({ body }) => body),
    async erase({ userId }) {
      let erased = 0;
      // Again until there are none: what was tried to deliver in between was written anew, as it was.
      for (;;) {
        const events = await findEvents(redis, userId);
        if (events.length === 0) return erased;
        for (const event of events) erased += await eraseOne(event, userId);
      }
    },
  };
}

async function findEvents(redis: RedisConnection, userId: string): Promise<readonly Event[]> {
  const found = new Map<string, Event>();
  for await (const key of scanKeys(redis, eventKey('', ''))) {
    const json = await redis.ask((client) => client.get(key));
    const stored = Stored.safeParse(json);
    if (json !== null && stored.success && names(stored.data.body, userId)) {
      found.set(key, { key, json, ...stored.data });
    }
  }
  return [...found.values()];
}

function names({ case: { user, helper }, message }: Body, userId: string): boolean {
  return [user, helper, message?.person].some((one) => one !== undefined && isOf(one, userId));
}

function nameless({ body, beside }: z.infer<typeof Stored>, userId: string): string {
  const forget = (one: z.infer<typeof Somebody>): z.infer<typeof Somebody> =>
    isOf(one, userId) ? { id: FORMER_HELPER.oid, name: FORMER_HELPER.name } : one;
  const { message } = body;
  const { helper } = body.case;
  const left = {
    ...body,
    case: { ...body.case, ...(helper === undefined ? {} : { helper: forget(helper) }) },
    ...(message === undefined ? {} : { message: { ...message, person: forget(message.person) } }),
  };
  return JSON.stringify({ ...beside, body: JSON.stringify(left) });
}

function isOf({ id }: z.infer<typeof Somebody>, userId: string): boolean {
  return id.toLowerCase() === userId;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
