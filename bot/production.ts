import { createChainHash } from '../services/audit/audit-chain.ts';
import { keepTrimmed } from '../services/audit/keep-trimmed.ts';
import type { AuditStore } from '../services/audit/audit-store.ts';
import { createRedisAuditStore } from '../services/audit/redis-audit-store.ts';
import { createAppCredential } from '../services/identity/app-credential.ts';
import { DAY_MS, SECOND_MS, systemClock } from '../services/platform/clock.ts';
import { createLogger, type Logger } from '../services/platform/logger.ts';
import type { Once } from '../services/platform/once.ts';
import { createRedisOnce } from '../services/platform/redis-once.ts';
import { readRedisHealth } from '../services/platform/redis-health.ts';
import { connectRedis } from '../services/platform/redis.ts';
import type { JobQueue } from '../services/jobs/job-queue.ts';
import { type RunningApp, startApp } from './app.ts';
import { readAppIdentity } from './app-identity.ts';
import { auditReceiver } from './audit-config.ts';
import type { Config } from './config.ts';
import { openInternalPort } from './internal-config.ts';
import type { InternalAnswer } from './internal-server.ts';
import { outerWorld } from './outer-world.ts';
import { openPolicy } from './policy-config.ts';
import { answerReadiness } from './readiness.ts';
import { readRedisSettings } from './redis-config.ts';
import { storedInRedis } from './shared-parts.ts';
import { answerMetrics } from './telemetry/answer-metrics.ts';
import type { Telemetry } from './telemetry/telemetry.ts';
import { webhookSetup } from './webhook-config.ts';

/**
 * Starts the bot on Redis, Microsoft Graph and the real channel. Telemetry has been started before, where there is any.
 *
 * @throws where one of them cannot be used.
 */
export async function startProduction(
  config: Config,
  log: Logger,
  { readMetrics }: Pick<Telemetry, 'readMetrics'>,
): Promise<RunningApp> {
  const credential = createAppCredential(await readAppIdentity(config), config.ENTRA_URL);
  const redis = await connectRedis(await readRedisSettings(config), log);
  const shared = storedInRedis(redis, log, {
    retentionMs: config.RESET_RETENTION_DAYS * DAY_MS,
    auditKey: config.AUDIT_KEY,
    // Of its own: the level of the others must not silence the audit.
    auditLog: createLogger('info'),
    auditWebhook: auditReceiver(config),
    caseRetentionMs: config.CASE_RETENTION_DAYS * DAY_MS,
    caseWebhook: webhookSetup(config),
    tenantId: config.MicrosoftAppTenantId,
  });
  const { MicrosoftAppTenantId: tenantId } = config;
  const alarm = alarmOf(shared.queue, createRedisOnce(redis), log);
  const policy = await openPolicy(config, { tenantId, audit: shared.audit, clock: systemClock, log, alarm });
  const app = await startApp(
    { ...shared, ...outerWorld(config, credential, redis, log), policy },
    config.BOT_PORT,
    config.BOT_HOST_ADDRESS,
  );
  const auditStore = createRedisAuditStore({ redis, hashOf: createChainHash(config.AUDIT_KEY) });
  const standing = { ...app, pause: shared.pause, policy: policy.standing, auditStore, tenantId };
  const readyz = (): Promise<InternalAnswer> =>
    answerReadiness({ ...standing, redis: () => readRedisHealth(redis) });
  const pages = { '/readyz': readyz, ...(readMetrics && { '/metrics': answerMetrics(readMetrics) }) };
  const internal = await openInternalPort(config, pages, log);
  const endTrimming = trimAudit(config, auditStore, log);
  const stop = async (): Promise<void> => {
    endTrimming();
    policy.close();
    await app.stop();
    // Last of those that listen: while the bot is stopping, it says so.
    await internal?.stop();
    await redis.close();
  };
  return { ...app, stop };
}

/** Every instance reads the policy file; one of them tells the helpdesk that it is none. */
function alarmOf(queue: JobQueue, once: Once, log: Logger): (digest: string) => void {
  const raise = async (digest: string): Promise<void> => {
    if (!(await once.claim(`alert:policy-rejected:${digest}`, DAY_MS / SECOND_MS))) return;
    const at = systemClock.now();
    await queue.schedule({ kind: 'alert', alert: 'policy-rejected', at }, at);
  };
  return (digest) => {
    raise(digest).catch((error: unknown) => {
      log.error({ error }, 'The helpdesk could not be told of a bad policy file');
    });
  };
}

function trimAudit(config: Config, store: AuditStore, log: Logger): () => void {
  return keepTrimmed({
    store,
    tenantId: config.MicrosoftAppTenantId,
    retentionMs: config.AUDIT_RETENTION_DAYS * DAY_MS,
    clock: systemClock,
    log,
  });
}
