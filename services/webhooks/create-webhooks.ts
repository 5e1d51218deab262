import type { CaseAnnouncer } from '../helpdesk/case-ports.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import { type Clock, HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from '../platform/clock.ts';
import { IoError } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import { nextLook } from '../resets/schedule.ts';
import type { LookSchedule } from '../resets/settings.ts';
import { toWebhook } from './case-webhook.ts';
import type { WebhookDelivery, WebhookOutbox } from './webhook-outbox.ts';
import type { WebhookReceiver } from './webhook-receiver.ts';
import type { WebhookService } from './webhook-service.ts';

/** What the webhook stands on. */
export interface WebhookDeps {
  readonly outbox: WebhookOutbox;
  readonly receiver: WebhookReceiver;
  readonly queue: Pick<JobQueue, 'schedule'>;
  readonly clock: Clock;
  readonly log: Logger;
  /** A number from 0 up to 1, by chance; `Math.random` where absent. */
  readonly random?: () => number;
}

/** When an event that was not taken is sent again. */
const LOOKS: LookSchedule = { firstMs: 5 * SECOND_MS, maxMs: HOUR_MS, growth: 2, jitter: 0.2 };
/** Longer than a weekend in which nobody looks after the other system. */
const DELIVER_WITHIN_MS = 72 * HOUR_MS;
/** Longer than the receiver may take to answer. */
const LEASE_MS = MINUTE_MS;
/** How overdue an event must be before a sweep schedules it again: its own job comes first. */
const SWEEP_SLACK_MS = 30 * SECOND_MS;
const SWEEP_LIMIT = 500;

/** Tells another system of cases: every event at least once, under an id by which it knows one that comes twice. */
export function createWebhooks(deps: WebhookDeps): WebhookService & CaseAnnouncer {
  return {
    async announce(announcement) {
      const { id } = announcement;
      const since = deps.clock.now();
      await deps.outbox.put({ id, body: JSON.stringify(toWebhook(announcement)), since });
      await schedule(deps, id, since);
    },
    deliver: (deliveryId) => deliver(deps, deliveryId),
    async sweep() {
      const now = deps.clock.now();
      const overdue = await deps.outbox.listDue(now - SWEEP_SLACK_MS, SWEEP_LIMIT);
      for (const deliveryId of overdue) await deps.queue.schedule({ kind: 'webhook', deliveryId }, now);
      if (overdue.length > 0)
        deps.log.warn({ count: overdue.length }, 'Overdue webhook events scheduled again');
    },
  };
}

/** Where that fails, the outbox is what counts: the sweep finds the event when it is overdue. */
async function schedule({ queue, log }: WebhookDeps, deliveryId: string, at: Instant): Promise<void> {
  try {
    await queue.schedule({ kind: 'webhook', deliveryId }, at);
  } catch (error) {
    log.warn({ deliveryId, error }, 'Webhook event not scheduled, left to the sweep');
  }
}

async function deliver(deps: WebhookDeps, deliveryId: string): Promise<void> {
  const { outbox, receiver, clock, log } = deps;
  const now = clock.now();
  const delivery = await outbox.lease(deliveryId, now, now + LEASE_MS);
  if (delivery === undefined) return;
  try {
    const answer = await receiver.send(delivery);
    if (answer === 'gone') log.error({ deliveryId }, 'Webhook wants no events any more, one was dropped');
    await outbox.remove(deliveryId);
  } catch (error) {
    await tryAgain(deps, delivery, error);
  }
}

async function tryAgain(deps: WebhookDeps, { id, since }: WebhookDelivery, error: unknown): Promise<void> {
  const { outbox, clock, log } = deps;
  const now = clock.now();
  if (now >= since + DELIVER_WITHIN_MS) {
    log.error({ deliveryId: id, error }, 'Webhook event given up');
    await outbox.remove(id);
    return;
  }
  const retryAfterMs = error instanceof IoError ? error.retryAfterMs : undefined;
  const chance = (deps.random ?? Math.random)();
  const dueAt = nextLook(LOOKS, { since, now, chance, retryAfterMs });
  log.warn({ deliveryId: id, dueAt, error }, 'Webhook event not taken');
  await outbox.postpone(id, dueAt);
  await schedule(deps, id, dueAt);
}
