import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { CLOUDS } from '../../bot/clouds.ts';
import { type Config, type ConfigProblem, readConfig, SETTING_NAMES } from '../../bot/config.ts';

type Env = Readonly<Record<string, string | undefined>>;

const APP_ID = '0F6A4CF1-7A1B-4C7A-9B0C-000000000001';
const TENANT_ID = '0F6A4CF1-7A1B-4C7A-9B0C-000000000002';

/** As little as production starts with. */
const LEAST: Env = {
  MicrosoftAppId: APP_ID,
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppTenantId: TENANT_ID,
  MicrosoftAppPassword: 'pa55word-of-the-app',
  OAUTH_CONNECTION: 'fresh-sign-in',
  SIGN_IN_AUDIENCE: 'api://passcode-desk',
  REDIS_URL: 'redis://localhost:6379',
};

/** The checked settings; fails the test where there is a problem. */
function configOf(env: Env): Config {
  const config = readConfig(env);
  assert.ok(config.ok, JSON.stringify(config));
  return config.value;
}

/** The problems; fails the test where there is none. */
function problemsOf(env: Env): readonly ConfigProblem[] {
  const config = readConfig(env);
  assert.ok(!config.ok);
  return config.error;
}

function namesOf(problems: readonly ConfigProblem[]): readonly string[] {
  return problems.map(({ setting }) => setting).sort();
}

describe('readConfig', () => {
  it('names every missing setting at once', () => {
    const problems = problemsOf({});
    assert.deepEqual(namesOf(problems), [
      'MicrosoftAppId',
      'MicrosoftAppTenantId',
      'MicrosoftAppType',
      'OAUTH_CONNECTION',
      'REDIS_URL',
      'SIGN_IN_AUDIENCE',
    ]);
    assert.ok(problems.every(({ problem }) => problem === 'is missing'));
  });

  for (const name of Object.keys(LEAST)) {
    it(`does not start without ${name}, or with nothing in it`, () => {
      assert.deepEqual(namesOf(problemsOf({ ...LEAST, [name]: undefined })), [name]);
      assert.deepEqual(namesOf(problemsOf({ ...LEAST, [name]: '' })), [name]);
    });
  }

  it('names a missing secret together with all other problems', () => {
    const problems = problemsOf({ ...LEAST, MicrosoftAppPassword: undefined, REDIS_URL: undefined });
    assert.deepEqual(namesOf(problems), ['MicrosoftAppPassword', 'REDIS_URL']);
  });

  it('does not make one port public and internal', () => {
    assert.deepEqual(namesOf(problemsOf({ ...LEAST, BOT_INTERNAL_PORT: '3978' })), ['BOT_INTERNAL_PORT']);
    const both = { BOT_PORT: '8080', BOT_INTERNAL_PORT: '08080' };
    assert.deepEqual(namesOf(problemsOf({ ...LEAST, ...both })), ['BOT_INTERNAL_PORT']);
    assert.equal(configOf({ ...LEAST, BOT_INTERNAL_PORT: '9090' }).BOT_INTERNAL_HOST, '127.0.0.1');
  });

  const wrong: readonly [name: string, values: readonly string[]][] = [
    ['BOT_PORT', ['0', '65536', '80.5', 'http', '-1']],
    ['BOT_INTERNAL_PORT', ['0', '65536', 'metrics']],
    ['MicrosoftAppId', ['app', '0f6a4cf1', `${APP_ID}0`]],
    ['MicrosoftAppType', ['MultiTenant', 'singletenant', 'SingleTenant ', 'true']],
    ['MicrosoftAppTenantId', ['common', 'organizations', 'contoso.com']],
    ['SIGN_IN_ISSUER', ['login.microsoftonline.com', 'http://login.example/']],
    ['SIGN_IN_KEYS_URL', ['keys', 'http://login.example/keys']],
    ['SIGN_IN_CLOCK_SKEW_SECONDS', ['-1', '61', '1.5', 'five']],
    ['REDIS_URL', ['localhost:6379', 'http://localhost:6379', 'redis']],
    ['CLOUD', ['Global', 'us-gov', 'toString']],
    ['BOT_TOKEN_ISSUER', ['api.botframework.com', 'http://api.botframework.com']],
    ['BOT_OPENID_METADATA_URL', ['http://login.botframework.com/', 'keys']],
    ['BOT_TOKEN_SERVICE_URL', ['http://token.botframework.com/', 'token']],
    ['ENTRA_URL', ['http://login.microsoftonline.com/', 'login.microsoftonline.com']],
    ['GRAPH_BASE_URL', ['http://graph.microsoft.com/', 'graph.microsoft.com', 'ftp://x/']],
    ['GRAPH_LIST_DEVICES_VIA', ['users', 'User']],
    ['GRAPH_WATCH_REQUESTS_PER_20S', ['59', '2001', '100.5', 'half']],
    ['SERVICE_URL_HOSTS', [',', ' , ']],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', ['collector:4318', 'ftp://collector']],
    ['OTEL_TRACES_SAMPLER_ARG', ['-1', '1.5', 'all']],
    ['LOG_LEVEL', ['verbose', 'INFO', 'silent']],
  ];
  for (const [name, values] of wrong) {
    it(`refuses a ${name} that is not valid`, () => {
      for (const value of values) {
        assert.deepEqual(namesOf(problemsOf({ ...LEAST, [name]: value })), [name], value);
      }
    });
  }

  it('never repeats a value, which may be a secret in the wrong place', () => {
    const value = 'hunter2-in-the-wrong-place';
    // Every text is a list of hosts.
    const names = wrong.map(([name]) => name).filter((name) => name !== 'SERVICE_URL_HOSTS');
    const env = Object.fromEntries(names.map((name): [string, string] => [name, value]));
    const problems = problemsOf({ ...LEAST, ...env });
    assert.deepEqual(namesOf(problems), names.sort());
    assert.doesNotMatch(JSON.stringify(problems), /hunter2/);
  });

  it('says which values a choice allows', () => {
    assert.deepEqual(problemsOf({ ...LEAST, MicrosoftAppType: 'MultiTenant' }), [
      { setting: 'MicrosoftAppType', problem: 'must be one of SingleTenant, UserAssignedMSI' },
    ]);
  });

  it('refuses a secret beside a managed identity, which would not be used', () => {
    assert.deepEqual(problemsOf({ ...LEAST, MicrosoftAppType: 'UserAssignedMSI' }), [
      { setting: 'MicrosoftAppPassword', problem: 'must be absent with UserAssignedMSI' },
    ]);
  });

  it('refuses a certificate beside a managed identity, and beside a secret', () => {
    const MicrosoftAppCertificatePath = '/run/secrets/bot.pem';
    const managed = { MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppPassword: undefined };
    assert.deepEqual(problemsOf({ ...LEAST, ...managed, MicrosoftAppCertificatePath }), [
      { setting: 'MicrosoftAppCertificatePath', problem: 'must be absent with UserAssignedMSI' },
    ]);
    assert.deepEqual(problemsOf({ ...LEAST, MicrosoftAppCertificatePath }), [
      { setting: 'MicrosoftAppPassword', problem: 'must be absent with MicrosoftAppCertificatePath' },
    ]);
  });

  it('takes a certificate for a secret', () => {
    const config = configOf({
      ...LEAST,
      MicrosoftAppPassword: undefined,
      MicrosoftAppCertificatePath: '/run/secrets/bot.pem',
    });
    assert.equal(config.MicrosoftAppCertificatePath, '/run/secrets/bot.pem');
  });

  it('needs no secret for a managed identity', () => {
    const config = configOf({
      ...LEAST,
      MicrosoftAppType: 'UserAssignedMSI',
      MicrosoftAppPassword: undefined,
    });
    assert.equal(config.MicrosoftAppPassword, undefined);
  });

  it('has a default for everything else', () => {
    const { MicrosoftAppPassword, REDIS_URL, ...config } = configOf(LEAST);
    assert.deepEqual(config, {
      BOT_PORT: 3978,
      BOT_HOST_ADDRESS: '0.0.0.0',
      BOT_INTERNAL_HOST: '127.0.0.1',
      MicrosoftAppId: APP_ID.toLowerCase(),
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppTenantId: TENANT_ID.toLowerCase(),
      OAUTH_CONNECTION: 'fresh-sign-in',
      SIGN_IN_AUDIENCE: 'api://passcode-desk',
      SIGN_IN_CLOCK_SKEW_SECONDS: 5,
      RESET_RETENTION_DAYS: 30,
      REDIS_KEY_PREFIX: 'passcode-desk',
      CLOUD: 'global',
      ENTRA_URL: 'https://login.microsoftonline.com/',
      GRAPH_BASE_URL: 'https://graph.microsoft.com/',
      BOT_TOKEN_ISSUER: 'https://api.botframework.com',
      BOT_OPENID_METADATA_URL: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
      BOT_TOKEN_SERVICE_URL: 'https://api.botframework.com',
      CASE_RETENTION_DAYS: 30,
      GRAPH_LIST_DEVICES_VIA: 'user',
      GRAPH_WATCH_REQUESTS_PER_20S: 1000,
      AUDIT_RETENTION_DAYS: 400,
      HELPDESK_OPERATORS: [],
      HELPDESK_LANGUAGE: 'en',
      HELPDESK_TIME_ZONE: 'UTC',
      SOURCE_REQUESTS_PER_10S: 5000,
      TEAMS_URL: 'https://teams.microsoft.com/',
      TRUSTED_PROXIES: 0,
      SERVICE_URL_HOSTS: ['smba.trafficmanager.net'],
      OTEL_SERVICE_NAME: 'passcode-desk',
      OTEL_TRACES_SAMPLER_ARG: 1,
      LOG_LEVEL: 'info',
    });
    assert.equal(MicrosoftAppPassword?.expose(), 'pa55word-of-the-app');
    assert.equal(REDIS_URL.expose(), 'redis://localhost:6379');
  });

  for (const [cloud, { SERVICE_URL_HOSTS, ...places }] of Object.entries(CLOUDS)) {
    it(`goes to the places of ${cloud}, all of them its own`, () => {
      const config = configOf({ ...LEAST, CLOUD: cloud });
      assert.deepEqual({ ...config, ...places }, config);
      assert.deepEqual(config.SERVICE_URL_HOSTS, SERVICE_URL_HOSTS.split(','));
    });
  }

  it('never sends a token of one nation’s cloud to another one', () => {
    const domainsOf = (...clouds: readonly (keyof typeof CLOUDS)[]): readonly string[] =>
      clouds.flatMap((name) =>
        Object.values(CLOUDS[name]).flatMap((value) =>
          value.split(',').map((place) => (URL.parse(place)?.hostname ?? place).replace(/.*\./, '')),
        ),
      );
    assert.deepEqual([...new Set(domainsOf('global', 'gcc'))].sort(), ['com', 'net']);
    assert.deepEqual([...new Set(domainsOf('gcc-high', 'dod'))], ['us']);
    assert.deepEqual([...new Set(domainsOf('china'))], ['cn']);
  });

  it('lets each place of a cloud be set by itself', () => {
    const config = configOf({ ...LEAST, CLOUD: 'dod', GRAPH_BASE_URL: 'https://graph.example/' });
    assert.equal(config.GRAPH_BASE_URL, 'https://graph.example/');
    assert.equal(config.ENTRA_URL, 'https://login.microsoftonline.us/');
  });

  it('knows its settings by name', () => {
    assert.deepEqual(
      Object.keys(configOf(LEAST)).filter((name) => !SETTING_NAMES.includes(name)),
      [],
    );
    assert.ok(SETTING_NAMES.includes('REDIS_TLS_CA_FILE'));
  });

  it('takes an empty setting for an absent one', () => {
    assert.equal(configOf({ ...LEAST, BOT_PORT: '', LOG_LEVEL: '' }).BOT_PORT, 3978);
  });

  it('reads what is set', () => {
    const config = configOf({
      ...LEAST,
      BOT_PORT: '8080',
      SIGN_IN_CLOCK_SKEW_SECONDS: '0',
      REDIS_URL: 'rediss://:secret@redis.example:6380',
      SERVICE_URL_HOSTS: 'smba.trafficmanager.net, SMBA.Infra.GCC.teams.microsoft.com ,',
    });
    assert.equal(config.BOT_PORT, 8080);
    assert.equal(config.SIGN_IN_CLOCK_SKEW_SECONDS, 0);
    assert.deepEqual(config.SERVICE_URL_HOSTS, [
      'smba.trafficmanager.net',
      'smba.infra.gcc.teams.microsoft.com',
    ]);
  });

  it('does not give the secret out when printed', () => {
    const config = configOf({ ...LEAST, REDIS_URL: 'redis://:pa55word@localhost' });
    assert.doesNotMatch(JSON.stringify(config) + inspect(config), /pa55word/);
  });

  it('ignores the rest of the environment, and cannot be changed', () => {
    const config = configOf({ ...LEAST, PATH: '/bin' });
    assert.ok(!('PATH' in config));
    assert.ok(Object.isFrozen(config));
  });
});
