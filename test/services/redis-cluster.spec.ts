import { createRedisForwardCursor } from '../../services/audit/redis-forward-cursor.ts';
import { createRedisNoticeLedger } from '../../services/notices/redis-notice-ledger.ts';
import { systemClock } from '../../services/platform/clock.ts';
import { createRedisDocumentStore } from '../../services/platform/redis-document-store.ts';
import { createRedisKeyedLock } from '../../services/platform/redis-keyed-lock.ts';
import { createRedisOnce } from '../../services/platform/redis-once.ts';
import { connectRedis, type RedisConnection } from '../../services/platform/redis.ts';
import { createBullmqQueue } from '../../services/jobs/bullmq-queue.ts';
import { createRedisApprovalBook } from '../../services/policy/approval-book.ts';
import { createRedisBlockList } from '../../services/policy/block-list.ts';
import { createRedisPauseSwitch } from '../../services/policy/pause-switch.ts';
import { createRedisLimitLedger } from '../../services/policy/redis-limit-ledger.ts';
import { createRedisCaseStore } from '../../services/helpdesk/redis-case-store.ts';
import { createRedisResetStore } from '../../services/resets/redis-reset-store.ts';
import { describeApprovalBook } from '../contracts/approval-book.ts';
import { describeBlockList } from '../contracts/block-list.ts';
import { createRedisWebhookOutbox } from '../../services/webhooks/redis-webhook-outbox.ts';
import { describeCaseStore } from '../contracts/case-store.ts';
import { describeDocumentStore } from '../contracts/document-store.ts';
import { describeForwardCursor } from '../contracts/forward-cursor.ts';
import { describeJobQueue } from '../contracts/job-queue.ts';
import { describeKeyedLock } from '../contracts/keyed-lock.ts';
import { describeLimitLedger } from '../contracts/limit-ledger.ts';
import { describeNoticeLedger } from '../contracts/notice-ledger.ts';
import { describeOnce } from '../contracts/once.ts';
import { describePauseSwitch } from '../contracts/pause-switch.ts';
import { describePersonalRecords } from '../contracts/personal-records.ts';
import { describeResetStore } from '../contracts/reset-store.ts';
import { describeWebhookOutbox } from '../contracts/webhook-outbox.ts';
import { withFreshKeys } from '../harness/redis-client.ts';
import { useRedisCluster } from '../harness/redis-cluster.ts';
import { silent } from './resets/hand-ports.ts';

describe('on a Redis cluster', () => {
  const cluster = useRedisCluster();
  let connection: RedisConnection | undefined;
  const fresh = (): RedisConnection => {
    if (connection === undefined) throw new Error('The cluster is only there while the tests run');
    return withFreshKeys(connection);
  };

  before(async () => {
    connection = await connectRedis(cluster().settings, silent);
  });
  after(() => connection?.close());

  describeDocumentStore('Redis', () =>
    createRedisDocumentStore({ redis: fresh(), log: silent, lifetimeMs: 60_000 }),
  );
  describeOnce('Redis', () => createRedisOnce(fresh()));
  describeKeyedLock('Redis', (waitMs) => createRedisKeyedLock({ redis: fresh(), log: silent, waitMs }));
  describeResetStore('Redis', () => createRedisResetStore({ redis: fresh(), log: silent }));
  describeLimitLedger('Redis', () => createRedisLimitLedger(fresh()));
  describePauseSwitch('Redis', () => createRedisPauseSwitch(fresh()));
  describeBlockList('Redis', () => createRedisBlockList(fresh()));
  describeApprovalBook('Redis', () => createRedisApprovalBook(fresh()));
  describeCaseStore('Redis', () => createRedisCaseStore({ redis: fresh(), log: silent }));
  describeWebhookOutbox('Redis', () => createRedisWebhookOutbox(fresh(), silent));
  describeForwardCursor('Redis', () => createRedisForwardCursor(fresh()));
  describeNoticeLedger('Redis', () => createRedisNoticeLedger(fresh()));
  describe('what Redis holds about people', () => {
    describePersonalRecords(fresh);
  });
  describeJobQueue('BullMQ', () =>
    createBullmqQueue({
      redis: fresh(),
      clock: systemClock,
      log: silent,
      retries: { attempts: 3, firstDelayMs: 1 },
    }),
  );
});
