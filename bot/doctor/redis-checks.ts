import { doctorWords } from '../../locales/doctor.ts';
import { createChainHash } from '../../services/audit/audit-chain.ts';
import { createRedisAuditStore } from '../../services/audit/redis-audit-store.ts';
import { readRedisHealth } from '../../services/platform/redis-health.ts';
import { StartError } from '../../services/platform/start-error.ts';
import type { Check, Verdict } from './check.ts';
import { judge } from './check.ts';
import { checkAudit } from './check-audit.ts';
import { judgeEviction, judgeKeeping } from './check-redis.ts';
import type { DoctorStage } from './stage.ts';

/** What holds everything that outlives a turn. */
export function redisChecks(stage: DoctorStage): readonly Check[] {
  const needs = ['redis'] as const;
  const health = async (): ReturnType<typeof readRedisHealth> => readRedisHealth(await stage.redis());
  return [
    { name: 'redis', run: () => checkConnection(stage) },
    { name: 'redis-keeping', needs, run: async () => judgeKeeping(await health()) },
    { name: 'redis-eviction', needs, run: async () => judgeEviction(await health()) },
    {
      name: 'audit',
      needs,
      async run() {
        const { AUDIT_KEY: key, MicrosoftAppTenantId: tenantId } = stage.config;
        const hashOf = createChainHash(key);
        return checkAudit({
          store: createRedisAuditStore({ redis: await stage.redis(), hashOf }),
          hashOf,
          tenantId,
        });
      },
    },
  ];
}

/** Connecting names the setting that leads to no usable Redis. */
async function checkConnection({ redis }: DoctorStage): Promise<Verdict> {
  try {
    await redis();
    return judge([]);
  } catch (error) {
    if (error instanceof StartError) return judge([doctorWords.redis.unusable(error.message)]);
    throw error;
  }
}
