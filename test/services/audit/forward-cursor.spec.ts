import { createMemoryForwardCursor } from '../../../services/audit/memory-forward-cursor.ts';
import { createRedisForwardCursor } from '../../../services/audit/redis-forward-cursor.ts';
import { describeForwardCursor } from '../../contracts/forward-cursor.ts';
import { useRedis } from '../../harness/redis-client.ts';

describe('in memory', () => {
  describeForwardCursor('memory', createMemoryForwardCursor);
});

describe('on Redis', () => {
  const redis = useRedis();
  describeForwardCursor('Redis', () => createRedisForwardCursor(redis().fresh()));
});
