import { randomUUID } from 'node:crypto';
import type { AppParts } from '../../bot/app.ts';
import { createSendPace } from '../../bot/send-pace.ts';
import { DAY_MS, SECOND_MS } from '../../services/platform/clock.ts';
import { createRedisDocumentStore } from '../../services/platform/redis-document-store.ts';
import { createRedisKeyedLock } from '../../services/platform/redis-keyed-lock.ts';
import { createRedisRateBudgets } from '../../services/platform/redis-rate-budget.ts';
import { openMetrics } from '../../services/platform/telemetry-metrics.ts';
import { connectRedis, type RedisConnection } from '../../services/platform/redis.ts';
import { createBullmqQueue } from '../../services/jobs/bullmq-queue.ts';
import { tracedQueue } from '../../services/jobs/traced-queue.ts';
import { createRedisResetStore } from '../../services/resets/redis-reset-store.ts';
import type { ResetStore } from '../../services/resets/reset-store.ts';
import { type DeskGround, type DeskWorld, openDesk } from './desk-world.ts';
import { type RedisServer, usePrivateRedis } from './redis-server.ts';
import { silent } from '../services/resets/hand-ports.ts';
import { until } from './until.ts';

/** How long the bot waits for Redis here; tests that take it away wait as long. */
const PATIENCE_MS = 100;
/** Redis reads its file first, and clients wait longer with each try that failed: on a busy machine seconds. */
const RECOVERS_WITHIN_MS = 20_000;
/** What is overdue is found at once, so that no test waits for the sweep. */
const EAGER_SWEEP = { sweepEveryMs: 100, sweepSlackMs: 0, deliverLeaseMs: 20 * SECOND_MS };

/** A desk whose bot keeps everything in a Redis that can be taken away. */
export interface RedisDesk extends DeskWorld {
  readonly redis: RedisServer;
  readonly store: ResetStore;
  /** What the bot's readiness probe answers. */
  readonly probe: () => Promise<number>;
  /** Starts Redis again with what it had, and waits until the bot is ready. */
  readonly reviveRedis: () => Promise<void>;
}

/** Opens desks on a private Redis, and closes them after each test. */
export function keepRedisDesks(): (wrap?: (store: ResetStore) => ResetStore) => Promise<RedisDesk> {
  const server = usePrivateRedis();
  const closing: (() => Promise<void>)[] = [];

  afterEach(async () => {
    await server().restart();
    for (const close of closing.splice(0)) await close();
  });

  return async (wrap = (store) => store) => {
    const settings = { url: server().url, prefix: `desk-${randomUUID()}`, patienceMs: PATIENCE_MS };
    const redis = await connectRedis(settings, silent);
    const store = wrap(createRedisResetStore({ redis, log: silent }));
    const parts = (ground: DeskGround): Partial<AppParts> => ({
      ...partsOn(redis, ground),
      resetStore: store,
    });
    const desk = await openDesk({ parts, settings: EAGER_SWEEP });
    closing.push(async () => {
      await desk.close();
      await redis.close();
    });
    const probe = async (): Promise<number> => (await fetch(new URL('/readyz', desk.endpoint))).status;
    const reviveRedis = async (): Promise<void> => {
      await server().revive();
      await until('the bot is ready again', async () => (await probe()) === 200, RECOVERS_WITHIN_MS);
    };
    return { ...desk, redis: server(), store, probe, reviveRedis };
  };
}

/** As production puts them together. */
function partsOn(redis: RedisConnection, { clock, log }: DeskGround): Partial<AppParts> {
  return {
    documents: createRedisDocumentStore({ redis, log, lifetimeMs: DAY_MS }),
    lock: createRedisKeyedLock({ redis, log }),
    queue: tracedQueue(createBullmqQueue({ redis, clock, log }), openMetrics(), clock),
    sendPace: createSendPace(createRedisRateBudgets(redis)),
    isReady: () => redis.isReady(),
  };
}
