import { userInfo } from 'node:os';
import { createChainHash } from '../../services/audit/audit-chain.ts';
import { createAuditTrail } from '../../services/audit/audit-trail.ts';
import { createRedisAuditStore } from '../../services/audit/redis-audit-store.ts';
import { createRedisCaseStore } from '../../services/helpdesk/redis-case-store.ts';
import { DAY_MS, systemClock } from '../../services/platform/clock.ts';
import type { Logger } from '../../services/platform/logger.ts';
import { createRedisDocumentStore } from '../../services/platform/redis-document-store.ts';
import { connectRedis, type RedisConnection } from '../../services/platform/redis.ts';
import { createRedisBlockList } from '../../services/policy/block-list.ts';
import { createOperatorDesk } from '../../services/policy/operator-desk.ts';
import { createRedisPauseSwitch } from '../../services/policy/pause-switch.ts';
import { createRedisPersonalRecords } from '../../services/privacy/redis-personal-records.ts';
import { createRedisResetStore } from '../../services/resets/redis-reset-store.ts';
import type { Config } from '../config.ts';
import { createHelpdeskChannelBook, type HelpdeskChannelBook } from '../helpdesk-channel.ts';
import { helpdeskSetup } from '../helpdesk-config.ts';
import { CONVERSATION_LIFETIME_MS } from '../conversation-lifetime.ts';
import { readRedisSettings } from '../redis-config.ts';
import type { AdminDesk } from './admin-desk.ts';

/** Opens the desk on the bot's own Redis. @throws RedisStartError where that cannot be used. */
export async function openAdminDesk(
  config: Config,
  log: Logger,
): Promise<AdminDesk & { close(): Promise<void> }> {
  const redis = await connectRedis(await readRedisSettings(config), log);
  const hashOf = createChainHash(config.AUDIT_KEY);
  const auditStore = createRedisAuditStore({ redis, hashOf });
  const audit = createAuditTrail(auditStore);
  const tenantId = config.MicrosoftAppTenantId;
  return {
    tenantId,
    operator: { kind: 'operator', id: userInfo().username },
    switches: createOperatorDesk({
      ...{ tenantId, clock: systemClock, audit },
      ...{ pause: createRedisPauseSwitch(redis), blocks: createRedisBlockList(redis) },
    }),
    resets: createRedisResetStore({ redis, log }),
    cases: createRedisCaseStore({ redis, log }),
    standing: () => channelBookOf(config, redis, log).standing(),
    records: createRedisPersonalRecords(redis, log),
    audit,
    auditStore,
    hashOf,
    isKeyed: config.AUDIT_KEY !== undefined,
    auditRetentionMs: config.AUDIT_RETENTION_DAYS * DAY_MS,
    clock: systemClock,
    close: () => redis.close(),
  };
}

/** As the bot last found its channel. Where the policy names it, the bot notes that, too. */
function channelBookOf(config: Config, redis: RedisConnection, log: Logger): HelpdeskChannelBook {
  const documents = createRedisDocumentStore({ redis, log, lifetimeMs: CONVERSATION_LIFETIME_MS });
  return createHelpdeskChannelBook({
    documents,
    clock: systemClock,
    fixed: () => helpdeskSetup(config).channel,
  });
}
