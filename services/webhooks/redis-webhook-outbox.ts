import { z } from 'zod';
import { DAY_MS } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import { createScript } from '../platform/redis-script.ts';
import type { RedisConnection } from '../platform/redis.ts';
import type { WebhookDelivery, WebhookOutbox } from './webhook-outbox.ts';

/** Longer than delivering is tried: nothing is kept for ever where nobody looks any more. */
const LONGEST_LIFE_MS = 7 * DAY_MS;
const Stored = z.object({ v: z.literal(1), body: z.string(), since: z.number().int() });

/** KEYS: event, due. ARGV: id, json, dueAt, lifetime in milliseconds. */
const PUT = createScript(`
if not redis.call('SET', KEYS[1], ARGV[2], 'NX', 'PX', ARGV[4]) then return 0 end
redis.call('ZADD', KEYS[2], ARGV[3], ARGV[1])
return 1
`);

/** KEYS: event, due. ARGV: id, now, until. Answers the event, or nothing. */
const LEASE = createScript(`
local dueAt = redis.call('ZSCORE', KEYS[2], ARGV[1])
if not dueAt or tonumber(dueAt) > tonumber(ARGV[2]) then return false end
local event = redis.call('GET', KEYS[1])
if event then redis.call('ZADD', KEYS[2], ARGV[3], ARGV[1]) else redis.call('ZREM', KEYS[2], ARGV[1]) end
return event
`);

/** Where an event is kept. */
export function eventKey(prefix: string, id: string): string {
  return `${prefix}{webhooks}:event:${id}`;
}

/** Keeps events in Redis, for all instances. Keys: docs/storage.md. */
export function createRedisWebhookOutbox(redis: RedisConnection, log: Logger): WebhookOutbox {
  const key = (id: string): string => eventKey(redis.prefix, id);
  const due = `${redis.prefix}{webhooks}:due`;
  return {
    async put({ id, body, since }) {
      const json = JSON.stringify({ v: 1, body, since });
      await redis.ask((client) => PUT.run(client, [key(id), due], [id, json, since, LONGEST_LIFE_MS]));
    },
    async lease(id, now, until) {
      const json = await redis.ask((client) => LEASE.run(client, [key(id), due], [id, now, until]));
      return typeof json === 'string' ? decode(id, json, log) : undefined;
    },
    async postpone(id, dueAt) {
      await redis.ask((client) => client.zadd(due, 'XX', dueAt, id));
    },
    async remove(id) {
      await redis.ask((client) => client.multi().del(key(id)).zrem(due, id).exec());
    },
    listDue: (dueBy, limit) =>
      redis.ask((client) => client.zrange(due, '-inf', String(dueBy), 'BYSCORE', 'LIMIT', 0, limit)),
  };
}

function decode(id: string, json: string, log: Logger): WebhookDelivery | undefined {
  const stored = Stored.safeParse(parseJson(json));
  if (stored.success) return { id, body: stored.data.body, since: stored.data.since };
  log.error({ deliveryId: id }, 'Stored webhook event is damaged or of a newer version');
  return undefined;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
