import { z } from 'zod';
import { LEAST_WATCH_REQUESTS } from '../services/intune/watch-budget.ts';
import { err, ok, type Result } from '../services/platform/result.ts';
import { AuditShape, findAuditContradictions } from './audit-config.ts';
import { type CloudName, CLOUDS, isCloudName } from './clouds.ts';
import { findHelpdeskContradictions, HelpdeskShape } from './helpdesk-config.ts';
import { findIdentityContradictions, IdentityShape } from './identity-config.ts';
import { DEFAULT_SOURCE_LIMITS } from './middleware/limit-sources.ts';
import { DEFAULT_BOT_PORT, findInternalContradictions, InternalShape } from './internal-config.ts';
import { NoticeShape } from './notice-config.ts';
import { PolicyShape } from './policy-config.ts';
import { findRedisContradictions, RedisShape } from './redis-config.ts';
import { TelemetryShape } from './telemetry-config.ts';
import { findWebhookContradictions, WebhookShape } from './webhook-config.ts';

/** Where nothing else is said. */
const DEFAULT_CLOUD: CloudName = 'global';

const Port = z.coerce.number().int().min(1).max(65_535);
const Seconds = z.coerce.number().int().min(0);
const WatchRequests = z.coerce.number().int().min(LEAST_WATCH_REQUESTS).max(2000);
/** In lower case, as `URL` writes hosts. An empty list would refuse everybody. */
const Hosts = z
  .string()
  .transform((text) =>
    text
      .toLowerCase()
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  )
  .refine((hosts) => hosts.length > 0);
const SecureUrl = z.url({ protocol: /^https$/ });

/** Every setting of the production bot. One schema; names are those of the environment. */
const Settings = z.object({
  /** Port of the endpoint. */
  BOT_PORT: Port.default(DEFAULT_BOT_PORT),
  /** Address to listen on. */
  BOT_HOST_ADDRESS: z.string().default('0.0.0.0'),
  ...InternalShape,
  /** How many requests one source may make in any 10 seconds, to one instance. All of Teams is few sources. */
  SOURCE_REQUESTS_PER_10S: z.coerce.number().int().min(100).default(DEFAULT_SOURCE_LIMITS.requests),
  /** How many proxies stand in front (a load balancer, an ingress): so many addresses of `X-Forwarded-For` are true. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(DEFAULT_SOURCE_LIMITS.trustedProxies),
  ...IdentityShape,
  /** Name of the Azure Bot's OAuth connection that asks for a fresh sign-in. */
  OAUTH_CONNECTION: z.string().min(1),
  /** `aud` of the tokens of that connection: the id or `api://` address of the bot's own API. */
  SIGN_IN_AUDIENCE: z.string().min(1),
  /** `iss` of those tokens; by default that of the tenant's v2.0 tokens. */
  SIGN_IN_ISSUER: SecureUrl.optional(),
  /** Where the issuer publishes its keys; by default the tenant's. */
  SIGN_IN_KEYS_URL: SecureUrl.optional(),
  /** How far the issuer's clock may be from ours, in seconds. As old may a session be and still pass. */
  SIGN_IN_CLOCK_SKEW_SECONDS: Seconds.max(60).default(5),
  ...RedisShape,
  ...HelpdeskShape,
  /** Which of Microsoft's clouds the tenant is in. Decides every setting of `CloudSettings` that is not set itself. */
  CLOUD: z.enum(Object.keys(CLOUDS).filter(isCloudName)).default(DEFAULT_CLOUD),
  /** Entra ID: where the bot's own tokens come from, and who signs people in. */
  ENTRA_URL: SecureUrl,
  /** Microsoft Graph. */
  GRAPH_BASE_URL: SecureUrl,
  /** The Bot Framework: `iss` of the tokens that come with activities, and whom our own tokens are for. */
  BOT_TOKEN_ISSUER: SecureUrl,
  /** Where it publishes the keys that those tokens are signed with. */
  BOT_OPENID_METADATA_URL: SecureUrl,
  /** Its token service, which keeps the OAuth connection. */
  BOT_TOKEN_SERVICE_URL: SecureUrl,
  /** How devices of a user are listed; `filter` where the tenant refuses the first way. */
  GRAPH_LIST_DEVICES_VIA: z.enum(['user', 'filter']).default('user'),
  /** How many requests to Graph may follow resets in any 20 seconds; it takes 2000, all kinds together. */
  GRAPH_WATCH_REQUESTS_PER_20S: WatchRequests.default(1000),
  /** Hosts of service URLs that are answered, separated by commas. */
  SERVICE_URL_HOSTS: Hosts,
  /** Teams, as people open it: where links into it lead. */
  TEAMS_URL: SecureUrl,
  /** How long a reset is kept after it ended and was told, in days. */
  RESET_RETENTION_DAYS: z.coerce.number().int().min(1).max(3650).default(30),
  /** How long a case is kept after it was closed and everything about it was told, in days. */
  CASE_RETENTION_DAYS: z.coerce.number().int().min(1).max(3650).default(30),
  ...WebhookShape,
  ...AuditShape,
  ...NoticeShape,
  ...PolicyShape,
  ...TelemetryShape,
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
});

/** The checked settings. */
export type Config = Readonly<z.infer<typeof Settings>>;

/** The names of all settings, in the order of the schema. */
export const SETTING_NAMES: readonly string[] = Object.keys(Settings.shape);

type Given = Readonly<Record<string, unknown>>;

/** The environment, as a process has it. */
export type Env = Readonly<Record<string, string | undefined>>;

/** A setting that is missing or wrong. Carries its name and what is expected, never the value. */
export interface ConfigProblem {
  readonly setting: string;
  readonly problem: string;
}

/** Reads the settings and finds all problems at once. `env` is a parameter: only the entry reads the environment. */
export function readConfig(env: Env): Result<Config, readonly ConfigProblem[]> {
  const given = Object.entries(env).filter(([, value]) => value !== undefined && value !== '');
  const present: Given = { ...cloudSettings(env['CLOUD']), ...Object.fromEntries(given) };
  const parsed = Settings.safeParse(present);
  const wrong = parsed.error?.issues.map((issue) => toProblem(issue, present)) ?? [];
  const problems = [...wrong, ...findContradictions(present)];
  return parsed.success && problems.length === 0 ? ok(Object.freeze(parsed.data)) : err(problems);
}

/** Of a cloud that nobody knows, those of the default: the name alone is then wrong. */
function cloudSettings(name: string | undefined): Given {
  return CLOUDS[isCloudName(name) ? name : DEFAULT_CLOUD];
}

function toProblem(issue: z.core.$ZodIssue, present: object): ConfigProblem {
  const setting = String(issue.path[0]);
  return { setting, problem: setting in present ? expectation(issue) : 'is missing' };
}

/** zod's own messages may quote the value; these say only what is expected. */
function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.join(', ')}`;
  if (isOurs(issue)) return issue.message;
  if (issue.code === 'invalid_format') return `must be a ${issue.format}`;
  return 'is not valid';
}

/** Messages that a schema of ours carries say what is expected, too. */
function isOurs({ message }: z.core.$ZodIssue): boolean {
  return message.startsWith('must ');
}

/** Looks at what was given, not at what was read, so that these are named together with all other problems. */
function findContradictions(given: Given): readonly ConfigProblem[] {
  return [
    ...findInternalContradictions(given),
    ...findIdentityContradictions(given),
    ...findHelpdeskContradictions(given),
    ...findRedisContradictions(given),
    ...findAuditContradictions(given),
    ...findWebhookContradictions(given),
  ];
}
