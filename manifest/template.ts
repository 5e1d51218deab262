import type { TeamsManifestV1D30 } from '@microsoft/app-manifest';
import { LANGUAGES } from '../locales/language.ts';
import type { TeamsAppTexts } from '../locales/en/teams-app.ts';
import { TEAMS_APP } from '../locales/teams-app.ts';
import { commandLists, SCOPES } from './commands.ts';
import { localisationFile } from './localisation.ts';
import type { PackageSettings } from './settings.ts';
import { SIGN_IN_HOSTS } from './sign-in-hosts.ts';

/** The manifest of a Teams app, as Microsoft's own types describe this version of its schema. */
export type Manifest = TeamsManifestV1D30.TeamsManifestV1D30;

/** Version of the manifest's schema. */
export const SCHEMA_VERSION = '1.30' satisfies Manifest['manifestVersion'];

/** The language of the manifest itself; people whose language we do not speak read this one. */
export const DEFAULT_LANGUAGE = 'en';

/** The middle of the colour icon's background. */
const ACCENT_COLOR = '#3740B4';

/**
 * Fills the manifest.
 *
 * @param version Version of the app. Teams takes an upload for an update only where it grew.
 */
export function fillTemplate(settings: PackageSettings, version: string): Manifest {
  const texts = TEAMS_APP[DEFAULT_LANGUAGE];
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${SCHEMA_VERSION}/MicrosoftTeams.schema.json`,
    manifestVersion: SCHEMA_VERSION,
    version,
    id: settings.TEAMS_APP_ID ?? settings.MicrosoftAppId,
    developer: developer(settings),
    localizationInfo: localizationInfo(),
    name: texts.name,
    description: texts.description,
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: ACCENT_COLOR,
    bots: [bot(settings, texts)],
    // What an organisation may call its own without building a package.
    configurableProperties: [
      'name',
      'shortDescription',
      'longDescription',
      'developerUrl',
      'privacyUrl',
      'termsOfUseUrl',
    ],
    defaultInstallScope: 'personal',
    defaultGroupCapability: { team: 'bot' },
    permissions: ['identity', 'messageTeamMembers'],
    validDomains: [settings.BOT_HOST, ...SIGN_IN_HOSTS[settings.CLOUD]],
    ...channelMessages(settings),
  };
}

function developer(settings: PackageSettings): Manifest['developer'] {
  const websiteUrl = settings.APP_WEBSITE_URL ?? `https://${settings.BOT_HOST}/`;
  return {
    name: settings.APP_PUBLISHER ?? TEAMS_APP[DEFAULT_LANGUAGE].publisher,
    websiteUrl,
    privacyUrl: settings.APP_PRIVACY_URL ?? websiteUrl,
    termsOfUseUrl: settings.APP_TERMS_URL ?? websiteUrl,
  };
}

function localizationInfo(): NonNullable<Manifest['localizationInfo']> {
  const others = LANGUAGES.filter((language) => language !== DEFAULT_LANGUAGE);
  return {
    defaultLanguageTag: DEFAULT_LANGUAGE,
    defaultLanguageFile: localisationFile(DEFAULT_LANGUAGE),
    additionalLanguages: others.map((languageTag) => ({ languageTag, file: localisationFile(languageTag) })),
  };
}

/** No group chats: several people would share one conversation there, and everybody would see the devices. */
function bot(settings: PackageSettings, texts: TeamsAppTexts): NonNullable<Manifest['bots']>[number] {
  return {
    botId: settings.MicrosoftAppId,
    scopes: [...SCOPES],
    isNotificationOnly: false,
    supportsFiles: false,
    commandLists: [...commandLists(texts)],
  };
}

/**
 * Asks each team that adds the app for leave to read its channels' messages, so that helpers can answer a case
 * without mentioning the bot. Teams shows the question to the team's owner.
 *
 * The resource names nothing that exists: a token for it could only come from a silent sign-in, which is no proof
 * of anything. Teams wants one all the same where permissions of this kind are asked for.
 */
function channelMessages(settings: PackageSettings): Pick<Manifest, 'webApplicationInfo' | 'authorization'> {
  const id = settings.APP_REGISTRATION_ID ?? settings.MicrosoftAppId;
  return {
    webApplicationInfo: { id, resource: `api://${settings.MicrosoftAppTenantId}/${id}` },
    authorization: {
      permissions: { resourceSpecific: [{ name: 'ChannelMessage.Read.Group', type: 'Application' }] },
    },
  };
}
