import { z } from 'zod';
import { CLOUDS, isCloudName } from '../bot/clouds.ts';
import type { ConfigProblem } from '../bot/config.ts';
import { err, ok, type Result } from '../services/platform/result.ts';

/** A name with at least one dot. What Teams opens has to be found from outside, and by https. */
const HOST = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

const Guid = z.guid('must be a GUID').transform((id) => id.toLowerCase());
const Host = z
  .string()
  .transform((host) => host.toLowerCase())
  .pipe(z.string().regex(HOST, 'must be a host name alone: without https://, port or path'));
const Link = z.url({ protocol: /^https$/, error: 'must be an https address' });
const Clouds = Object.keys(CLOUDS).filter(isCloudName);

/** Every setting of the app package. Those that the bot has, too, have the same names there. */
const Settings = z.object({
  /** Application (client) id of the bot. */
  MicrosoftAppId: Guid,
  /** The tenant whose employees are served. */
  MicrosoftAppTenantId: Guid,
  /** Host name under which Teams reaches the bot, such as `desk.contoso.com`. */
  BOT_HOST: Host,
  /** Which of Microsoft's clouds the tenant is in. */
  CLOUD: z.enum(Clouds, `must be one of ${Clouds.join(', ')}`).default('global'),
  /** Id of the app in Teams; by default the bot's. Another one makes another app, such as one for tests. */
  TEAMS_APP_ID: Guid.optional(),
  /** App registration that reads a team's channel messages, once allowed to; by default the bot's. */
  APP_REGISTRATION_ID: Guid.optional(),
  /** Who publishes the app, as people see it. Teams takes 32 characters. */
  APP_PUBLISHER: z.string().max(32, 'must be at most 32 characters').optional(),
  /** Page about the app; by default the bot's own host, where there is none. */
  APP_WEBSITE_URL: Link.optional(),
  /** Page about privacy; by default the one above. */
  APP_PRIVACY_URL: Link.optional(),
  /** Page with the terms of use; by default the one above. */
  APP_TERMS_URL: Link.optional(),
});

/** The checked settings of the app package. */
export type PackageSettings = Readonly<z.infer<typeof Settings>>;

/** Reads the settings and finds all problems at once; says their names and what is expected, never a value. */
export function readPackageSettings(
  env: Readonly<Record<string, string | undefined>>,
): Result<PackageSettings, readonly ConfigProblem[]> {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = Settings.safeParse(given);
  if (parsed.success) return ok(Object.freeze(parsed.data));
  return err(parsed.error.issues.map((issue) => toProblem(issue, given)));
}

function toProblem({ path, message }: z.core.$ZodIssue, given: object): ConfigProblem {
  const setting = String(path[0]);
  return { setting, problem: setting in given ? message : 'is missing' };
}
