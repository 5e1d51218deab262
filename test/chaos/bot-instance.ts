import { storedInRedis } from '../../bot/shared-parts.ts';
import { startSandboxBot } from '../../sandbox/bot.ts';
import { createGraphCredential } from '../../sandbox/entra/graph-access.ts';
import { RESET_LIMIT } from '../../services/intune/reset-command.ts';
import { createWatchBudget } from '../../services/intune/watch-budget.ts';
import { systemClock } from '../../services/platform/clock.ts';
import { createLogger } from '../../services/platform/logger.ts';
import { createRedisRateBudgets } from '../../services/platform/redis-rate-budget.ts';
import { createRedisOnce } from '../../services/platform/redis-once.ts';
import { connectRedis } from '../../services/platform/redis.ts';
import {
  CHAOS_ERRANDS,
  CHAOS_POLICY,
  CHAOS_SETTINGS,
  GRAPH_TIMEOUT_MS,
  InstanceOrders,
} from './instance-orders.ts';

/** As in production, in any 20 seconds. */
const WATCH_REQUESTS = 1000;

await run(InstanceOrders.parse(JSON.parse(process.argv[2] ?? '')));

/** One instance of the product's bot, as production composes it, in front of a world in another process. */
async function run({
  port,
  redisUrl,
  prefix,
  graphUrl,
  tokenServiceUrl,
  entra,
}: InstanceOrders): Promise<void> {
  const log = createLogger('info');
  const redis = await connectRedis({ url: redisUrl, prefix }, log).catch((error: unknown) => {
    // Whoever runs the instances starts another one.
    log.warn({ error }, 'Instance does not start');
    process.exit(1);
  });
  const openBudget = createRedisRateBudgets(redis);
  const graphCredential = createGraphCredential({ ...entra, clock: systemClock });
  const app = await startSandboxBot({
    world: { graphUrl, graphCredential, entra, tokenService: { url: tokenServiceUrl } },
    ...{ port, log, graphTimeoutMs: GRAPH_TIMEOUT_MS },
    watchBudget: createWatchBudget(openBudget, WATCH_REQUESTS),
    writeBudget: openBudget('reset', RESET_LIMIT),
    once: createRedisOnce(redis),
    policy: CHAOS_POLICY,
    parts: { ...storedInRedis(redis, log), resetSettings: CHAOS_SETTINGS, errandSettings: CHAOS_ERRANDS },
  });
  const stop = async (): Promise<void> => {
    await app.stop();
    await redis.close();
    process.exit();
  };
  process.once('SIGTERM', () => void stop());
  // Nobody is left who could end it.
  process.once('disconnect', () => process.exit(1));
  process.send?.('ready');
}
