import { describePersonalRecords } from '../../contracts/personal-records.ts';
import { useRedis } from '../../harness/redis-client.ts';

describe('what Redis holds about people', () => {
  const redis = useRedis();

  describePersonalRecords(() => redis().fresh());
});
