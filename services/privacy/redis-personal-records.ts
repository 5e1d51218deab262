import { isOpen } from '../helpdesk/case-transitions.ts';
import { createRedisCaseStore } from '../helpdesk/redis-case-store.ts';
import { systemClock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import { createRedisDocumentStore } from '../platform/redis-document-store.ts';
import type { RedisConnection } from '../platform/redis.ts';
import { createRedisBlockList } from '../policy/block-list.ts';
import { createRedisResetStore } from '../resets/redis-reset-store.ts';
import { needsWork } from '../resets/transitions.ts';
import { createRedisWebhookOutbox } from '../webhooks/redis-webhook-outbox.ts';
import { createPersonalApprovals } from './personal-approvals.ts';
import { createPersonalBlocks } from './personal-blocks.ts';
import { createPersonalCases, findCaseIds } from './personal-cases.ts';
import { createPersonalConversations, findConversationIds } from './personal-conversations.ts';
import { createPersonalHelp } from './personal-help.ts';
import { createPersonalJobs } from './personal-jobs.ts';
import { createPersonalLimits } from './personal-limits.ts';
import { createPersonalPause } from './personal-pause.ts';
import type { PersonalRecords } from './personal-records.ts';
import { createPersonalResets, findResetIds } from './personal-resets.ts';
import type { PersonalStores } from './personal-store.ts';
import { createPersonalTraces } from './personal-traces.ts';
import { createPersonalWebhookEvents } from './personal-webhook-events.ts';

/** Nothing is written through it. */
const NO_LIFETIME_MS = 0;

/** Everything that Redis holds about people. The audit is not among it: it has its own reasons, see docs/privacy.md. */
export function createRedisPersonalRecords(redis: RedisConnection, log: Logger): PersonalRecords {
  const resets = createRedisResetStore({ redis, log });
  const cases = createRedisCaseStore({ redis, log });
  const documents = createRedisDocumentStore({ redis, log, lifetimeMs: NO_LIFETIME_MS });
  const stores: PersonalStores = {
    resets: createPersonalResets(redis, resets),
    cases: createPersonalCases(redis, cases),
    conversations: createPersonalConversations(redis, documents),
    limits: createPersonalLimits(redis),
    traces: createPersonalTraces(redis),
    'webhook-events': createPersonalWebhookEvents(redis, createRedisWebhookOutbox(redis, log)),
    jobs: createPersonalJobs(redis),
    'help-given': createPersonalHelp({ redis, cases, clock: systemClock }),
    'approvals-given': createPersonalApprovals(redis),
    pause: createPersonalPause(redis),
    blocks: createPersonalBlocks(createRedisBlockList(redis)),
  };
  return {
    stores,
    async find(userId) {
      const [ownResets, ownCases] = await Promise.all([resets.listByUser(userId), cases.listByUser(userId)]);
      const chats = [...ownResets, ...ownCases].map(({ conversationId }) => conversationId);
      return {
        userId,
        resetIds: await findResetIds(redis, userId),
        caseIds: await findCaseIds(redis, userId),
        conversationIds: [...new Set([...chats, ...(await findConversationIds(redis, userId))])],
        deviceIds: [...new Set(ownResets.map(({ device }) => device.id))],
        openResetIds: ownResets.filter(needsWork).map(({ id }) => id),
        openCaseIds: ownCases.filter(isOpen).map(({ id }) => id),
      };
    },
  };
}
