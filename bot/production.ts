import type { TokenCredential } from '@azure/identity';
import { createChainHash } from '../services/audit/audit-chain.ts';
import { createAuditTrail } from '../services/audit/audit-trail.ts';
import {
  type AuditForwarder,
  createAuditForwarder,
  type ForwardDeps,
} from '../services/audit/forward-audit.ts';
import { keepTrimmed } from '../services/audit/keep-trimmed.ts';
import { printAudit } from '../services/audit/print-audit.ts';
import type { AuditStore } from '../services/audit/audit-store.ts';
import { createRedisAuditStore } from '../services/audit/redis-audit-store.ts';
import { createRedisForwardCursor } from '../services/audit/redis-forward-cursor.ts';
import { createRedisCaseStore } from '../services/helpdesk/redis-case-store.ts';
import { createRedisResetFigures } from '../services/helpdesk/reset-figures.ts';
import { DEFAULT_ERRAND_SETTINGS } from '../services/helpdesk/settings.ts';
import { createAppCredential } from '../services/identity/app-credential.ts';
import { SIGN_IN_WINDOW_MS } from '../services/identity/challenge.ts';
import type { SignInVerifier } from '../services/identity/sign-in-verifier.ts';
import { createSignInVerifier } from '../services/identity/token-verifier.ts';
import { createGraphCredential } from '../services/intune/graph-credential.ts';
import { type IntunePorts, openIntune } from '../services/intune/intune-ports.ts';
import { RESET_LIMIT } from '../services/intune/reset-command.ts';
import { watchLimit } from '../services/intune/watch-budget.ts';
import { DAY_MS, SECOND_MS, systemClock } from '../services/platform/clock.ts';
import { createLogger, type Logger } from '../services/platform/logger.ts';
import type { Once } from '../services/platform/once.ts';
import { createRedisDocumentStore } from '../services/platform/redis-document-store.ts';
import { createRedisKeyedLock } from '../services/platform/redis-keyed-lock.ts';
import { createRedisOnce } from '../services/platform/redis-once.ts';
import { createRedisRateBudget } from '../services/platform/redis-rate-budget.ts';
import { readRedisHealth } from '../services/platform/redis-health.ts';
import { connectRedis, type RedisConnection } from '../services/platform/redis.ts';
import type { Secret } from '../services/platform/secret.ts';
import type { JobQueue } from '../services/jobs/job-queue.ts';
import { createBullmqQueue } from '../services/jobs/bullmq-queue.ts';
import { createRedisApprovalBook } from '../services/policy/approval-book.ts';
import { createRedisBlockList } from '../services/policy/block-list.ts';
import { createRedisPauseSwitch } from '../services/policy/pause-switch.ts';
import { createRedisLimitLedger } from '../services/policy/redis-limit-ledger.ts';
import { createRedisResetStore } from '../services/resets/redis-reset-store.ts';
import { DEFAULT_RESET_SETTINGS } from '../services/resets/settings.ts';
import type { WebhookReceiver } from '../services/webhooks/webhook-receiver.ts';
import { type AppParts, type RunningApp, startApp } from './app.ts';
import { readAppIdentity } from './app-identity.ts';
import { auditReceiver } from './audit-config.ts';
import { openCaseWebhook } from './case-webhook.ts';
import type { Config } from './config.ts';
import { CONVERSATION_LIFETIME_MS } from './conversation-lifetime.ts';
import { helpdeskSetup } from './helpdesk-config.ts';
import { openInternalPort } from './internal-config.ts';
import type { InternalAnswer } from './internal-server.ts';
import { type MailGround, mailOf } from './notice-config.ts';
import { openChannel } from './open-channel.ts';
import { openPolicy } from './policy-config.ts';
import { answerReadiness } from './readiness.ts';
import { readRedisSettings } from './redis-config.ts';
import { createSendPace } from './send-pace.ts';
import { signInPlaces } from './sign-in-places.ts';
import { type WebhookSetup, webhookSetup } from './webhook-config.ts';

/** Starts the bot on Redis, Microsoft Graph and the real channel. @throws where one of them cannot be used. */
export async function startProduction(config: Config, log: Logger): Promise<RunningApp> {
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
  const internal = await openInternalPort(config, { '/readyz': readyz }, log);
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
type SharedParts = Pick<
  AppParts,
  | ('documents' | 'lock' | 'resetStore' | 'queue' | 'audit' | 'sendPace' | 'isReady')
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
  const queue = createBullmqQueue({ redis, clock: systemClock, log });
  const auditForwarder = forwarderOf(settings, { redis, store, queue, log });
  const listeners = auditForwarder === undefined ? [] : [auditForwarder.listener];
  return {
    ...(auditForwarder === undefined ? {} : { auditForwarder }),
    documents: createRedisDocumentStore({ redis, log, lifetimeMs: CONVERSATION_LIFETIME_MS }),
    lock: createRedisKeyedLock({ redis, log }),
    resetStore: createRedisResetStore({ redis, log, ...(retentionMs === undefined ? {} : { retentionMs }) }),
    queue,
    audit: createAuditTrail(store, printAudit(auditLog), ...listeners),
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
    sendPace: createSendPace((name, limit) => createRedisRateBudget({ redis, name, limit })),
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

function trimAudit(config: Config, store: AuditStore, log: Logger): () => void {
  return keepTrimmed({
    store,
    tenantId: config.MicrosoftAppTenantId,
    retentionMs: config.AUDIT_RETENTION_DAYS * DAY_MS,
    clock: systemClock,
    log,
  });
}

function outerWorld(
  config: Config,
  credential: TokenCredential,
  redis: RedisConnection,
  log: Logger,
): Omit<AppParts, keyof SharedParts | 'policy'> {
  return {
    ...intuneOf(config, credential, redis, log),
    ...mailOf(config, mailGround(config, credential, redis, log)),
    appId: config.MicrosoftAppId,
    authentication: openChannel(config, credential),
    oauthConnection: config.OAUTH_CONNECTION,
    admission: {
      tenantId: config.MicrosoftAppTenantId,
      serviceHosts: config.SERVICE_URL_HOSTS,
      allowInsecureServiceUrl: false,
    },
    sourceLimits: { requests: config.SOURCE_REQUESTS_PER_10S, trustedProxies: config.TRUSTED_PROXIES },
    verifier: verifierOf(config, createRedisOnce(redis), log),
    resetSettings: DEFAULT_RESET_SETTINGS,
    errandSettings: DEFAULT_ERRAND_SETTINGS,
    helpdesk: helpdeskSetup(config),
    signInWindowMs: SIGN_IN_WINDOW_MS,
    clock: systemClock,
    log,
  };
}

function intuneOf(
  config: Config,
  credential: TokenCredential,
  redis: RedisConnection,
  log: Logger,
): IntunePorts {
  const baseUrl = config.GRAPH_BASE_URL;
  const accessToken = createGraphCredential(credential, { baseUrl });
  const limit = watchLimit(config.GRAPH_WATCH_REQUESTS_PER_20S);
  return openIntune({
    baseUrl,
    accessToken,
    watchBudget: createRedisRateBudget({ redis, name: 'watch', limit }),
    writeBudget: createRedisRateBudget({ redis, name: 'reset', limit: RESET_LIMIT }),
    listVia: config.GRAPH_LIST_DEVICES_VIA,
    clock: systemClock,
    log,
  });
}

function mailGround(
  config: Config,
  credential: TokenCredential,
  redis: RedisConnection,
  log: Logger,
): MailGround {
  const baseUrl = config.GRAPH_BASE_URL;
  const graph = { baseUrl, accessToken: createGraphCredential(credential, { baseUrl }), log };
  return { appId: config.MicrosoftAppId, graph, redis };
}

function verifierOf(config: Config, once: Once, log: Logger): SignInVerifier {
  return createSignInVerifier({
    ...signInPlaces(config),
    audience: config.SIGN_IN_AUDIENCE,
    tenantId: config.MicrosoftAppTenantId,
    clockSkewMs: config.SIGN_IN_CLOCK_SKEW_SECONDS * SECOND_MS,
    once,
    log,
  });
}
