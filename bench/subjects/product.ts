import { storedInRedis } from '../../bot/shared-parts.ts';
import { startSandboxBot } from '../../sandbox/bot.ts';
import { SANDBOX_APP_ID } from '../../sandbox/entra/app-registration.ts';
import { RESET_LIMIT } from '../../services/intune/reset-command.ts';
import { createWatchBudget } from '../../services/intune/watch-budget.ts';
import { createLogger } from '../../services/platform/logger.ts';
import { createRedisOnce } from '../../services/platform/redis-once.ts';
import { createRedisRateBudgets } from '../../services/platform/redis-rate-budget.ts';
import { connectRedis } from '../../services/platform/redis.ts';
import { DEFAULT_RESET_SETTINGS } from '../../services/resets/settings.ts';
import { ProductOrders } from './orders.ts';

/**
 * One instance of the product, put together as in production, on a real Redis. Only the authentication of the channel
 * is off, as it is in the baselines.
 */
/** All load comes from one address here, as that of an attacker would. */
const UNLIMITED = { requests: Number.MAX_SAFE_INTEGER, trustedProxies: 0 };

const orders = ProductOrders.parse(JSON.parse(process.env['ORDERS'] ?? ''));
const { worldUrl, watchRequestsPer20s } = orders;
const log = createLogger('error');
const redis = await connectRedis({ url: orders.redisUrl, prefix: orders.prefix }, log);
const openBudget = createRedisRateBudgets(redis);
const app = await startSandboxBot({
  world: {
    graphUrl: `${worldUrl}/graph/`,
    graphCredential: { getToken: () => Promise.resolve({ token: 'bench', expiresOnTimestamp: Infinity }) },
    entra: { issuer: 'http://bench.localhost', audience: SANDBOX_APP_ID, jwksUrl: `${worldUrl}/keys` },
    tokenService: { url: `${worldUrl}/tokens` },
  },
  port: Number(process.env['PORT']),
  log,
  watchBudget: createWatchBudget(openBudget, watchRequestsPer20s),
  writeBudget: openBudget('reset', RESET_LIMIT),
  once: createRedisOnce(redis),
  parts: { ...storedInRedis(redis, log), resetSettings: DEFAULT_RESET_SETTINGS, sourceLimits: UNLIMITED },
});

process.once('SIGTERM', () => void stop());

async function stop(): Promise<void> {
  await app.stop();
  await redis.close();
  process.exit();
}
