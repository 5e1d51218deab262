import { randomUUID } from 'node:crypto';
import { SANDBOX_TENANT_ID } from '../../sandbox/people.ts';
import { MINUTE_MS } from '../../services/platform/clock.ts';
import { createLogger } from '../../services/platform/logger.ts';
import { connectRedis } from '../../services/platform/redis.ts';
import type { Reset } from '../../services/resets/reset.ts';
import { createRedisResetStore } from '../../services/resets/redis-reset-store.ts';
import { DEFAULT_RESET_SETTINGS } from '../../services/resets/settings.ts';
import { conversationOf } from '../people/activity.ts';
import { createPerson, deviceIdOf } from '../people/person.ts';
import { inLanes } from './lanes.ts';

const LANES = 50;

/**
 * Puts resets into Redis as the product leaves them: sent hours ago, their devices silent since, the next look of each
 * at some moment of the longest wait between two looks. For the people from a number on.
 */
export async function seedOpenResets(
  { redisUrl, prefix }: { readonly redisUrl: string; readonly prefix: string },
  { first, count }: { readonly first: number; readonly count: number },
): Promise<void> {
  const log = createLogger('error');
  const redis = await connectRedis({ url: redisUrl, prefix }, log);
  const store = createRedisResetStore({ redis, log });
  const now = Date.now();
  const people = Array.from({ length: count }, (_, place) => place);
  await inLanes(people, LANES, async (place) => {
    const reset = openReset(first + place, now, now + ((place + 1) / count) * LONGEST_WAIT_MS);
    const created = await store.create(reset);
    if (!created.ok) throw new Error(`A reset could not be seeded: ${created.error}`);
  });
  await redis.close();
}

const LONGEST_WAIT_MS = DEFAULT_RESET_SETTINGS.looks.maxMs;
const SENT_BEFORE_MS = 120 * MINUTE_MS;

function openReset(index: number, now: number, dueAt: number): Reset {
  const person = createPerson(index);
  return {
    id: randomUUID(),
    revision: 0,
    state: 'pending',
    tenantId: SANDBOX_TENANT_ID,
    userId: person.oid,
    conversationId: conversationOf(person),
    locale: 'en-US',
    correlationId: randomUUID(),
    device: { id: deviceIdOf(person, 0), name: `iPhone 1 of ${person.name}`, kind: 'ios' },
    provenAt: now - SENT_BEFORE_MS - MINUTE_MS,
    requestedAt: now - SENT_BEFORE_MS,
    sentAt: now - SENT_BEFORE_MS,
    checks: 20,
    dueAt: Math.round(dueAt),
    progressActivityId: `m${index}`,
  };
}
