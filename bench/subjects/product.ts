import { createSendPace } from '../../bot/send-pace.ts';
import { storedInRedis } from '../../bot/shared-parts.ts';
import { startSandboxBot } from '../../sandbox/bot.ts';
import { SANDBOX_APP_ID } from '../../sandbox/entra/app-registration.ts';
import { RESET_LIMIT, RESET_LINE } from '../../services/intune/reset-command.ts';
import { createWatchBudget } from '../../services/intune/watch-budget.ts';
import { createLogger } from '../../services/platform/logger.ts';
import type { OpenBudget, RateLimit } from '../../services/platform/rate-budget.ts';
import { createRedisOnce } from '../../services/platform/redis-once.ts';
import { createRedisRateBudgets } from '../../services/platform/redis-rate-budget.ts';
import { createRedisWaitingLine } from '../../services/platform/redis-waiting-line.ts';
import { connectRedis } from '../../services/platform/redis.ts';
import { Secret } from '../../services/platform/secret.ts';
import { DEFAULT_RESET_SETTINGS, LONGEST_LINE_MS } from '../../services/resets/settings.ts';
import { ProductOrders } from './orders.ts';

/**
 * One instance of the product, put together as in production, on a real Redis, with its log and its audit. The
 * authentication of the channel is off, as it is in the baselines, and its token for Graph never needs to be renewed.
 */
/** All load comes from one address here, as that of an attacker would. */
const UNLIMITED = { requests: Number.MAX_SAFE_INTEGER, trustedProxies: 0 };
/** More than any bench asks for. */
const ROOM = { requests: 2_000_000, burst: 1_000_000 };

const orders = ProductOrders.parse(JSON.parse(process.env['ORDERS'] ?? ''));
const { worldUrl, watchRequestsPer20s } = orders;
const log = createLogger('info');
const redis = await connectRedis({ url: orders.redisUrl, prefix: orders.prefix }, log);
const openInRedis = createRedisRateBudgets(redis);
const limited = (limit: RateLimit): RateLimit => (orders.hasRoom ? { ...limit, ...ROOM } : limit);
const openBudget: OpenBudget = (name, limit) => openInRedis(name, limited(limit));
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
  parts: {
    ...storedInRedis(redis, log, {
      auditKey: new Secret('a key of the bench, as long as a real one'),
      auditLog: log,
    }),
    line: createRedisWaitingLine({
      ...{ redis, name: 'reset', longestMs: LONGEST_LINE_MS },
      limit: limited(RESET_LINE),
    }),
    sendPace: createSendPace(openBudget),
    resetSettings: DEFAULT_RESET_SETTINGS,
    sourceLimits: UNLIMITED,
  },
});

process.once('SIGTERM', () => void stop());

async function stop(): Promise<void> {
  await app.stop();
  await redis.close();
  process.exit();
}
