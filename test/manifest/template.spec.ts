import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CLOUDS, isCloudName } from '../../bot/clouds.ts';
import { LANGUAGES } from '../../locales/language.ts';
import { fillTemplate, SCHEMA_VERSION } from '../../manifest/template.ts';
import { BOT_ID, settingsOf, TENANT_ID } from './some-package.ts';

const manifestFor = (env: Readonly<Record<string, string>> = {}) => fillTemplate(settingsOf(env), '1.2.3');

describe('fillTemplate', () => {
  it('follows the newest schema that Microsoft’s package carries', () => {
    const folder = import.meta
      .resolve('@microsoft/app-manifest/build/json-schemas/teams/v1.0/MicrosoftTeams.schema.json');
    const versions = readdirSync(fileURLToPath(new URL('../', folder))).flatMap((name) => {
      const minor = /^v1\.(\d+)$/.exec(name)?.[1];
      return minor === undefined ? [] : [Number(minor)];
    });

    assert.equal(SCHEMA_VERSION, `1.${Math.max(...versions)}`);
  });

  it('puts the bot’s id wherever an id is wanted', () => {
    const { id, bots, webApplicationInfo } = manifestFor();

    assert.equal(id, BOT_ID);
    assert.equal(bots?.[0]?.botId, BOT_ID);
    assert.deepEqual(webApplicationInfo, { id: BOT_ID, resource: `api://${TENANT_ID}/${BOT_ID}` });
  });

  it('lets the app and its registration have ids of their own', () => {
    const other = {
      TEAMS_APP_ID: BOT_ID.replaceAll('1', '7'),
      APP_REGISTRATION_ID: BOT_ID.replaceAll('1', '8'),
    };
    const { id, bots, webApplicationInfo } = manifestFor(other);

    assert.equal(id, other.TEAMS_APP_ID);
    assert.equal(bots?.[0]?.botId, BOT_ID);
    assert.equal(webApplicationInfo?.id, other.APP_REGISTRATION_ID);
  });

  it('is for private chats and for teams, each with its own commands, and for no group chat', () => {
    const [bot] = manifestFor().bots ?? [];

    assert.deepEqual(bot?.scopes, ['personal', 'team']);
    assert.deepEqual(
      bot.commandLists?.map(({ scopes }) => scopes),
      [['personal'], ['team']],
    );
  });

  it('lists no more than ten commands: older clients show no more', () => {
    for (const { commands } of manifestFor().bots?.[0]?.commandLists ?? []) assert.ok(commands.length <= 10);
  });

  it('asks for the channel messages of the team, and for nothing else', () => {
    assert.deepEqual(manifestFor().authorization, {
      permissions: { resourceSpecific: [{ name: 'ChannelMessage.Read.Group', type: 'Application' }] },
    });
  });

  it('trusts the bot’s host and the sign-in pages of all regions', () => {
    assert.deepEqual(manifestFor().validDomains, [
      'desk.contoso.com',
      'token.botframework.com',
      'europe.token.botframework.com',
      'unitedstates.token.botframework.com',
      'india.token.botframework.com',
    ]);
  });

  for (const cloud of Object.keys(CLOUDS).filter(isCloudName)) {
    it(`trusts the sign-in page of the cloud ${cloud}, and no wildcard`, () => {
      const [host, ...signIn] = manifestFor({ CLOUD: cloud }).validDomains ?? [];

      assert.equal(host, 'desk.contoso.com');
      assert.ok(signIn.length > 0);
      for (const domain of signIn)
        assert.match(domain, /^[a-z.]*token\.botframework\.(com|azure\.us|azure\.cn)$/);
    });
  }

  it('speaks every language of the bot, English by default', () => {
    const {
      defaultLanguageTag,
      defaultLanguageFile,
      additionalLanguages = [],
    } = manifestFor().localizationInfo ?? {};

    assert.deepEqual(
      [{ languageTag: defaultLanguageTag, file: defaultLanguageFile }, ...additionalLanguages],
      LANGUAGES.map((language) => ({ languageTag: language, file: `${language}.json` })),
    );
  });

  it('links to the pages that were given, and to the bot’s host where none was', () => {
    const website = 'https://contoso.com/it';
    const host = 'https://desk.contoso.com/';

    assert.deepEqual(
      manifestFor({ APP_WEBSITE_URL: website, APP_PUBLISHER: 'Contoso', APP_TERMS_URL: `${website}/t` })
        .developer,
      {
        name: 'Contoso',
        websiteUrl: website,
        privacyUrl: website,
        termsOfUseUrl: `${website}/t`,
      },
    );
    assert.deepEqual(manifestFor().developer, {
      name: 'IT helpdesk',
      websiteUrl: host,
      privacyUrl: host,
      termsOfUseUrl: host,
    });
  });
});
