import type { CaseAnnouncer } from '../services/helpdesk/case-ports.ts';
import type { CaseService } from '../services/helpdesk/case-service.ts';
import type { JobQueue } from '../services/jobs/job-queue.ts';
import { type Clock, systemClock } from '../services/platform/clock.ts';
import type { Logger } from '../services/platform/logger.ts';
import type { Once } from '../services/platform/once.ts';
import { createRedisOnce } from '../services/platform/redis-once.ts';
import type { RedisConnection } from '../services/platform/redis.ts';
import type { Secret } from '../services/platform/secret.ts';
import { type CaseInbox, createCaseInbox } from '../services/webhooks/case-inbox.ts';
import { createWebhooks } from '../services/webhooks/create-webhooks.ts';
import { createRedisWebhookOutbox } from '../services/webhooks/redis-webhook-outbox.ts';
import { createHttpReceiver } from '../services/webhooks/webhook-receiver.ts';
import type { WebhookService } from '../services/webhooks/webhook-service.ts';
import type { WebhookSetup } from './webhook-config.ts';

/** The other system, in both directions. */
export interface CaseWebhook {
  readonly service: WebhookService & CaseAnnouncer;
  /** What comes from there is signed with it. */
  readonly secret: Secret<string>;
  /** Knows what came from there before. */
  readonly once: Once;
}

/** What the webhook is made of, where instances share it. */
interface WebhookGround {
  readonly redis: RedisConnection;
  readonly queue: JobQueue;
  readonly log: Logger;
}

/** Opens the webhook of the settings on Redis. */
export function openCaseWebhook({ url, secret }: WebhookSetup, ground: WebhookGround): CaseWebhook {
  const { redis, queue, log } = ground;
  const clock = systemClock;
  const receiver = createHttpReceiver({ url, secret, clock });
  const outbox = createRedisWebhookOutbox(redis, log);
  const service = createWebhooks({ outbox, receiver, queue, clock, log });
  return { service, secret, once: createRedisOnce(redis) };
}

/** Where the other system says what it did about cases. */
export function openCaseInbox(
  { secret, once }: CaseWebhook,
  rest: { readonly cases: CaseService; readonly clock: Clock; readonly log: Logger },
): CaseInbox {
  return createCaseInbox({ ...rest, secret, once });
}
