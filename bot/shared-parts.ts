import { createChainHash } from '../services/audit/audit-chain.ts';
import { createAuditTrail } from '../services/audit/audit-trail.ts';
import { countAudit } from '../services/audit/count-audit.ts';
import {
  type AuditForwarder,
  createAuditForwarder,
  type ForwardDeps,
} from '../services/audit/forward-audit.ts';
import { printAudit } from '../services/audit/print-audit.ts';
import { createRedisAuditStore } from '../services/audit/redis-audit-store.ts';
import { createRedisForwardCursor } from '../services/audit/redis-forward-cursor.ts';
import { createRedisCaseStore } from '../services/helpdesk/redis-case-store.ts';
import { createRedisResetFigures } from '../services/helpdesk/reset-figures.ts';
import { RESET_LINE } from '../services/intune/reset-command.ts';
import { systemClock } from '../services/platform/clock.ts';
import { type Logger } from '../services/platform/logger.ts';
import { createRedisDocumentStore } from '../services/platform/redis-document-store.ts';
import { createRedisKeyedLock } from '../services/platform/redis-keyed-lock.ts';
import { createRedisRateBudgets } from '../services/platform/redis-rate-budget.ts';
import { createRedisWaitingLine } from '../services/platform/redis-waiting-line.ts';
import { type RedisConnection } from '../services/platform/redis.ts';
import type { Secret } from '../services/platform/secret.ts';
import { openMetrics } from '../services/platform/telemetry-metrics.ts';
import { createBullmqQueue } from '../services/jobs/bullmq-queue.ts';
import { tracedQueue } from '../services/jobs/traced-queue.ts';
import { createRedisApprovalBook } from '../services/policy/approval-book.ts';
import { createRedisBlockList } from '../services/policy/block-list.ts';
import { createRedisPauseSwitch } from '../services/policy/pause-switch.ts';
import { createRedisLimitLedger } from '../services/policy/redis-limit-ledger.ts';
import { createRedisResetStore } from '../services/resets/redis-reset-store.ts';
import { LONGEST_LINE_MS } from '../services/resets/settings.ts';
import type { WebhookReceiver } from '../services/webhooks/webhook-receiver.ts';
import { type AppParts } from './app.ts';
import { openCaseWebhook } from './case-webhook.ts';
import { CONVERSATION_LIFETIME_MS } from './conversation-lifetime.ts';
import { createSendPace } from './send-pace.ts';
import { type WebhookSetup } from './webhook-config.ts';

/** How things are kept. */
interface StorageSettings {
  readonly retentionMs?: number;
  readonly auditKey?: Secret<string> | undefined;
  readonly auditLog?: Logger;
  /** Gets the audit of the tenant; nobody does where absent. */
  readonly auditWebhook?: WebhookReceiver | undefined;
  readonly tenantId?: string;
  readonly caseRetentionMs?: number;
  /** The system that mirrors cases; nobody does where absent. */
  readonly caseWebhook?: WebhookSetup | undefined;
}

/** What instances share. */
export type SharedParts = Pick<
  AppParts,
  | ('documents' | 'lock' | 'resetStore' | 'line' | 'queue' | 'audit' | 'sendPace' | 'isReady')
  | 'auditForwarder'
  | ('pause' | 'blocks' | 'approvals' | 'limits')
  | ('caseStore' | 'resetFigures' | 'caseWebhook')
>;

/** Everything that instances share, in Redis. */
export function storedInRedis(
  redis: RedisConnection,
  log: Logger,
  settings: StorageSettings = {},
): SharedParts {
  const { retentionMs, auditKey, auditLog = log, caseRetentionMs, caseWebhook } = settings;
  const store = createRedisAuditStore({ redis, hashOf: createChainHash(auditKey) });
  const metrics = openMetrics();
  const bullmq = createBullmqQueue({ redis, clock: systemClock, log });
  const queue = tracedQueue(bullmq, metrics, systemClock);
  const auditForwarder = forwarderOf(settings, { redis, store, queue, log });
  const listeners = auditForwarder === undefined ? [] : [auditForwarder.listener];
  return {
    ...(auditForwarder === undefined ? {} : { auditForwarder }),
    documents: createRedisDocumentStore({ redis, log, lifetimeMs: CONVERSATION_LIFETIME_MS }),
    lock: createRedisKeyedLock({ redis, log }),
    resetStore: createRedisResetStore({ redis, log, ...(retentionMs === undefined ? {} : { retentionMs }) }),
    line: createRedisWaitingLine({ redis, name: 'reset', limit: RESET_LINE, longestMs: LONGEST_LINE_MS }),
    queue,
    audit: createAuditTrail(store, printAudit(auditLog), countAudit(metrics), ...listeners),
    pause: createRedisPauseSwitch(redis),
    blocks: createRedisBlockList(redis),
    approvals: createRedisApprovalBook(redis),
    limits: createRedisLimitLedger(redis),
    caseStore: createRedisCaseStore({
      ...{ redis, log },
      ...(caseRetentionMs === undefined ? {} : { retentionMs: caseRetentionMs }),
    }),
    ...(caseWebhook && { caseWebhook: openCaseWebhook(caseWebhook, { redis, queue, log }) }),
    resetFigures: createRedisResetFigures(redis),
    sendPace: createSendPace(createRedisRateBudgets(redis)),
    isReady: () => redis.isReady(),
  };
}

function forwarderOf(
  { auditWebhook: receiver, tenantId }: StorageSettings,
  ground: Pick<ForwardDeps, 'store' | 'queue' | 'log'> & { readonly redis: RedisConnection },
): AuditForwarder | undefined {
  if (receiver === undefined || tenantId === undefined) return undefined;
  const { redis, store, queue, log } = ground;
  const cursor = createRedisForwardCursor(redis);
  return createAuditForwarder({ store, cursor, receiver, queue, tenantId, clock: systemClock, log });
}
