import { z } from 'zod';
import { type Language, LANGUAGES } from '../locales/language.ts';
import type { TeamChannel } from './helpdesk-channel.ts';

/** Entra object ids, separated by commas. */
const ObjectIds = z
  .string()
  .transform((text) =>
    text
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean),
  )
  .pipe(z.array(z.guid()));

/** The settings of the helpdesk in Teams. Without a channel, users are shown whom they can contact. */
export const HelpdeskShape = {
  /** Id of the helpdesk's team in Teams (`19:…@thread.tacv2`); with it, nobody can choose another channel there. */
  HELPDESK_TEAM_ID: z.string().min(1).optional(),
  /** Id of the channel that cases are posted to. */
  HELPDESK_CHANNEL_ID: z.string().min(1).optional(),
  /** Who may choose the channel, pause and resume resets and lift blocks there; nobody where absent. */
  HELPDESK_OPERATORS: ObjectIds.default([]),
  /** The language of the channel. */
  HELPDESK_LANGUAGE: z.enum(LANGUAGES).default('en'),
  /** The time zone of the channel, as IANA names it. */
  HELPDESK_TIME_ZONE: z.string().default('UTC'),
};

/** The checked settings. */
export type HelpdeskConfig = Readonly<z.infer<z.ZodObject<typeof HelpdeskShape>>>;

/** How the helpdesk is set up, whoever reads the settings. */
export interface HelpdeskSetup {
  /** Where the settings name the channel. */
  readonly channel?: TeamChannel | undefined;
  readonly operators: readonly string[];
  readonly language: Language;
  readonly timeZone: string;
}

/** The helpdesk of the settings. */
export function helpdeskSetup(config: HelpdeskConfig): HelpdeskSetup {
  const { HELPDESK_TEAM_ID: teamId, HELPDESK_CHANNEL_ID: channelId } = config;
  return {
    channel: teamId === undefined || channelId === undefined ? undefined : { teamId, channelId },
    operators: config.HELPDESK_OPERATORS,
    language: config.HELPDESK_LANGUAGE,
    timeZone: config.HELPDESK_TIME_ZONE,
  };
}

/** Names what of the helpdesk's settings does not fit together. */
export function findHelpdeskContradictions(
  given: Readonly<Record<string, unknown>>,
): readonly { readonly setting: string; readonly problem: string }[] {
  const pair = ['HELPDESK_TEAM_ID', 'HELPDESK_CHANNEL_ID'] as const;
  const missing = pair.filter((setting) => given[setting] === undefined);
  const [setting] = missing;
  const other = pair.find((name) => name !== setting);
  return missing.length === 1 && setting !== undefined && other !== undefined
    ? [{ setting, problem: `is missing; ${other} alone names no channel` }]
    : [];
}
