import { createRedisNoticeLedger } from '../../../services/notices/redis-notice-ledger.ts';
import { describeNoticeLedger } from '../../contracts/notice-ledger.ts';
import { useRedis } from '../../harness/redis-client.ts';

describe('on Redis', () => {
  const redis = useRedis();
  describeNoticeLedger('Redis', () => createRedisNoticeLedger(redis().fresh()));
});
