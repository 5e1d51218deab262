import type { JobQueue } from '../jobs/job-queue.ts';
import { type Clock, type Instant, MINUTE_MS, SECOND_MS } from '../platform/clock.ts';
import { IoError } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import { nextLook } from '../resets/schedule.ts';
import type { LookSchedule } from '../resets/settings.ts';
import type { WebhookReceiver } from '../webhooks/webhook-receiver.ts';
import type { AuditStore } from './audit-store.ts';
import type { AuditListener } from './audit-trail.ts';
import { batchOf } from './forward-batch.ts';
import type { ForwardCursor, ForwardPlace } from './forward-cursor.ts';

/** What bringing the audit to its webhook needs. */
export interface ForwardDeps {
  /** The audit itself is the outbox. */
  readonly store: Pick<AuditStore, 'read'>;
  readonly cursor: ForwardCursor;
  readonly receiver: WebhookReceiver;
  readonly queue: Pick<JobQueue, 'schedule'>;
  readonly tenantId: string;
  readonly clock: Clock;
  readonly log: Logger;
  /** A number from 0 up to 1, by chance; `Math.random` where absent. */
  readonly random?: () => number;
  /** When the webhook is tried again that took nothing; 5 s, growing to 15 min, where absent. */
  readonly tries?: LookSchedule;
}

/** Brings the audit to a webhook: every entry, in order, at least once. */
export interface AuditForwarder {
  /** Asks for the new entries to be brought. */
  readonly listener: AuditListener;
  /** Brings what the webhook has not taken yet, or asks for another try. Safe to call at any time, any number of times. */
  forward(tenantId: string): Promise<void>;
  /** Asks for it again, where a job was lost, or somebody else wrote. */
  sweep(): Promise<void>;
}

/** For ever, or until retention takes the entries. */
const TRIES: LookSchedule = { firstMs: 5 * SECOND_MS, maxMs: 15 * MINUTE_MS, growth: 2, jitter: 0.2 };
/** Longer than the webhook may take to answer. */
const LEASE_MS = MINUTE_MS;
/** Entries are below 1 kB: no webhook refuses a body of this size. */
const MOST_AT_ONCE = 100;

/** Puts it together. */
export function createAuditForwarder(deps: ForwardDeps): AuditForwarder {
  return {
    listener(tenantId) {
      // Best effort: the sweep comes by every minute.
      ask(deps, tenantId, soon(deps)).catch((error: unknown) => {
        deps.log.warn({ error }, 'Audit webhook not asked for, left to the sweep');
      });
    },
    forward: (tenantId) => forward(deps, tenantId),
    sweep: () => ask(deps, deps.tenantId, soon(deps)),
  };
}

/** The next full second: whatever is written within one, by whichever instance, is one job. */
function soon({ clock }: ForwardDeps): Instant {
  return (Math.floor(clock.now() / SECOND_MS) + 1) * SECOND_MS;
}

function ask({ queue }: ForwardDeps, tenantId: string, at: Instant): Promise<void> {
  return queue.schedule({ kind: 'audit-forward', tenantId }, at);
}

/**
 * An entry comes twice only where a worker dies, or Redis stays away, between the webhook's taking it and the note, where
 * the answer is lost, or where an answer came so late that somebody else went on.
 */
async function forward(deps: ForwardDeps, tenantId: string): Promise<void> {
  const now = deps.clock.now();
  const begin = await deps.cursor.take(tenantId, now, now + LEASE_MS);
  if (begin === undefined) return;
  let place: ForwardPlace = begin;
  try {
    for (let next = await send(deps, tenantId, place); next !== undefined;) {
      place = next;
      await deps.cursor.leave(tenantId, place, deps.clock.now() + LEASE_MS);
      next = await send(deps, tenantId, place);
    }
  } catch (error) {
    return tryLater(deps, tenantId, place, error);
  }
  await deps.cursor.leave(tenantId, place, 0);
  // What was written before the place was free found it taken.
  const missed = await deps.store.read(tenantId, place.sequence, 1);
  if (missed.length > 0) await ask(deps, tenantId, soon(deps));
}

/** @returns how far the webhook is now; `undefined` where there is nothing new. */
async function send(
  { store, receiver, clock }: ForwardDeps,
  tenantId: string,
  { sequence }: ForwardPlace,
): Promise<ForwardPlace | undefined> {
  const batch = batchOf(tenantId, await store.read(tenantId, sequence, MOST_AT_ONCE));
  if (batch === undefined) return undefined;
  const answer = await receiver.send({ id: batch.id, body: batch.body, since: clock.now() });
  // “Gone” is what a mistaken address says, too: an audit is not given up for that.
  if (answer === 'gone') throw new IoError('audit.webhook-gone', { retryable: true });
  return { sequence: batch.last, failingSince: undefined };
}

async function tryLater(
  deps: ForwardDeps,
  tenantId: string,
  place: ForwardPlace,
  error: unknown,
): Promise<void> {
  const now = deps.clock.now();
  const since = place.failingSince ?? now;
  const retryAfterMs = error instanceof IoError ? error.retryAfterMs : undefined;
  const chance = (deps.random ?? Math.random)();
  const retryAt = nextLook(deps.tries ?? TRIES, { since, now, chance, retryAfterMs });
  deps.log.warn({ sequence: place.sequence, since, retryAt, error }, 'Audit webhook takes nothing');
  await deps.cursor.leave(tenantId, { ...place, failingSince: since }, retryAt);
  await ask(deps, tenantId, retryAt);
}
