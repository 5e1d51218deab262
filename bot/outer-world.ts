import type { TokenCredential } from '@azure/identity';
import { DEFAULT_ERRAND_SETTINGS } from '../services/helpdesk/settings.ts';
import { SIGN_IN_WINDOW_MS } from '../services/identity/challenge.ts';
import type { SignInVerifier } from '../services/identity/sign-in-verifier.ts';
import { createSignInVerifier } from '../services/identity/token-verifier.ts';
import { createGraphCredential } from '../services/intune/graph-credential.ts';
import { type IntunePorts, openIntune } from '../services/intune/intune-ports.ts';
import { RESET_LIMIT } from '../services/intune/reset-command.ts';
import { createWatchBudget } from '../services/intune/watch-budget.ts';
import { SECOND_MS, systemClock } from '../services/platform/clock.ts';
import { type Logger } from '../services/platform/logger.ts';
import type { Once } from '../services/platform/once.ts';
import { createRedisOnce } from '../services/platform/redis-once.ts';
import { createRedisRateBudgets } from '../services/platform/redis-rate-budget.ts';
import { type RedisConnection } from '../services/platform/redis.ts';
import { DEFAULT_RESET_SETTINGS } from '../services/resets/settings.ts';
import { type AppParts } from './app.ts';
import type { Config } from './config.ts';
import { helpdeskSetup } from './helpdesk-config.ts';
import { type MailGround, mailOf } from './notice-config.ts';
import { openChannel } from './open-channel.ts';
import { signInPlaces } from './sign-in-places.ts';
import type { SharedParts } from './shared-parts.ts';
import { createTeamsLinks } from './teams-links.ts';

/** What lies outside of the bot and of Redis, as the settings say. */
export function outerWorld(
  config: Config,
  credential: TokenCredential,
  redis: RedisConnection,
  log: Logger,
): Omit<AppParts, keyof SharedParts | 'policy'> {
  return {
    ...intuneOf(config, credential, redis, log),
    ...mailOf(config, mailGround(config, credential, redis, log)),
    appId: config.MicrosoftAppId,
    links: createTeamsLinks(config.TEAMS_URL),
    authentication: openChannel(config, credential),
    oauthConnection: config.OAUTH_CONNECTION,
    admission: {
      tenantId: config.MicrosoftAppTenantId,
      serviceHosts: config.SERVICE_URL_HOSTS,
      allowInsecureServiceUrl: false,
    },
    sourceLimits: { requests: config.SOURCE_REQUESTS_PER_10S, trustedProxies: config.TRUSTED_PROXIES },
    verifier: verifierOf(config, createRedisOnce(redis), log),
    resetSettings: DEFAULT_RESET_SETTINGS,
    errandSettings: DEFAULT_ERRAND_SETTINGS,
    helpdesk: helpdeskSetup(config),
    signInWindowMs: SIGN_IN_WINDOW_MS,
    clock: systemClock,
    log,
  };
}

function intuneOf(
  config: Config,
  credential: TokenCredential,
  redis: RedisConnection,
  log: Logger,
): IntunePorts {
  const baseUrl = config.GRAPH_BASE_URL;
  const accessToken = createGraphCredential(credential, { baseUrl });
  const openBudget = createRedisRateBudgets(redis);
  return openIntune({
    baseUrl,
    accessToken,
    watchBudget: createWatchBudget(openBudget, config.GRAPH_WATCH_REQUESTS_PER_20S),
    writeBudget: openBudget('reset', RESET_LIMIT),
    listVia: config.GRAPH_LIST_DEVICES_VIA,
    clock: systemClock,
    log,
  });
}

function mailGround(
  config: Config,
  credential: TokenCredential,
  redis: RedisConnection,
  log: Logger,
): MailGround {
  const baseUrl = config.GRAPH_BASE_URL;
  const graph = { baseUrl, accessToken: createGraphCredential(credential, { baseUrl }), log };
  return { appId: config.MicrosoftAppId, graph, redis, links: createTeamsLinks(config.TEAMS_URL) };
}

function verifierOf(config: Config, once: Once, log: Logger): SignInVerifier {
  return createSignInVerifier({
    ...signInPlaces(config),
    audience: config.SIGN_IN_AUDIENCE,
    tenantId: config.MicrosoftAppTenantId,
    clockSkewMs: config.SIGN_IN_CLOCK_SKEW_SECONDS * SECOND_MS,
    once,
    log,
  });
}
