import { createChainHash } from '../../../services/audit/audit-chain.ts';
import { createRedisAuditStore } from '../../../services/audit/redis-audit-store.ts';
import { describeAuditStore } from '../../contracts/audit-store.ts';
import { useRedis } from '../../harness/redis-client.ts';

describe('on Redis', () => {
  const redis = useRedis();
  describeAuditStore('Redis', () =>
    createRedisAuditStore({ redis: redis().fresh(), hashOf: createChainHash(undefined) }),
  );
});
