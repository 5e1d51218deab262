import { z } from 'zod';
import { LEAST_WATCH_REQUESTS } from '../services/intune/watch-budget.ts';
import { Secret } from '../services/platform/secret.ts';
import { err, ok, type Result } from '../services/platform/result.ts';
import { findRedisContradictions, RedisShape } from './redis-config.ts';

/** Where Teams' own messages come from and replies go to. (Teams doc: bot service URLs.) */
const TEAMS_SERVICE_HOSTS = 'smba.trafficmanager.net';

const Guid = z.guid().transform((id) => id.toLowerCase());
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
const SecretText = z
  .string()
  .min(1)
  .transform((text) => new Secret(text));

/** Every setting of the production bot. One schema; names are those of the environment. */
const Settings = z.object({
  /** Port of the endpoint. */
  BOT_PORT: Port.default(3978),
  /** Address to listen on. */
  BOT_HOST_ADDRESS: z.string().default('0.0.0.0'),
  /** Application (client) id of the bot's app registration. */
  MicrosoftAppId: Guid,
  /** Kind of bot identity. A typo would silently mean multi-tenant, so only these two are taken. */
  MicrosoftAppType: z.enum(['SingleTenant', 'UserAssignedMSI']),
  /** The tenant whose employees are served. */
  MicrosoftAppTenantId: Guid,
  /** Client secret; required for SingleTenant, absent for UserAssignedMSI. */
  MicrosoftAppPassword: SecretText.optional(),
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
  /** Entra ID, or a national cloud's: where tokens for Graph come from, and who signs people in. */
  ENTRA_URL: SecureUrl.default('https://login.microsoftonline.com/'),
  /** Microsoft Graph, or a national cloud's. */
  GRAPH_BASE_URL: SecureUrl.default('https://graph.microsoft.com/'),
  /** How devices of a user are listed; `filter` where the tenant refuses the first way. */
  GRAPH_LIST_DEVICES_VIA: z.enum(['user', 'filter']).default('user'),
  /** How many requests to Graph may follow resets in any 20 seconds; it takes 2000, all kinds together. */
  GRAPH_WATCH_REQUESTS_PER_20S: WatchRequests.default(1000),
  /** Hosts of service URLs that are answered, separated by commas. */
  SERVICE_URL_HOSTS: Hosts.default([TEAMS_SERVICE_HOSTS]),
  /** How long a reset is kept after it ended and was told, in days. */
  RESET_RETENTION_DAYS: z.coerce.number().int().min(1).max(3650).default(30),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
});

/** The checked settings. */
export type Config = Readonly<z.infer<typeof Settings>>;

/** A setting that is missing or wrong. Carries its name and what is expected, never the value. */
export interface ConfigProblem {
  readonly setting: string;
  readonly problem: string;
}

/** Reads the settings and finds all problems at once. `env` is a parameter: only the entry reads the environment. */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
): Result<Config, readonly ConfigProblem[]> {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = Settings.safeParse(present);
  const wrong = parsed.error?.issues.map((issue) => toProblem(issue, present)) ?? [];
  const problems = [...wrong, ...findContradictions(present)];
  return parsed.success && problems.length === 0 ? ok(Object.freeze(parsed.data)) : err(problems);
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
function findContradictions(given: Readonly<Record<string, unknown>>): readonly ConfigProblem[] {
  return [...findSecretContradictions(given), ...findRedisContradictions(given)];
}

function findSecretContradictions(given: Readonly<Record<string, unknown>>): readonly ConfigProblem[] {
  const { MicrosoftAppType: type, MicrosoftAppPassword: password } = given;
  const setting = 'MicrosoftAppPassword';
  if (type === 'SingleTenant' && password === undefined) {
    return [{ setting, problem: 'is missing (required for SingleTenant)' }];
  }
  // With a secret Graph would be called as the app registration, which a managed identity is not.
  const isStray = type === 'UserAssignedMSI' && password !== undefined;
  return isStray ? [{ setting, problem: 'must be absent with UserAssignedMSI' }] : [];
}
