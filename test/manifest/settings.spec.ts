import assert from 'node:assert/strict';
import { readPackageSettings } from '../../manifest/settings.ts';
import { LEAST, settingsOf } from './some-package.ts';

/** Each problem as `NAME says`; fails the test where there is none. */
function problemsOf(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  const settings = readPackageSettings(env);
  assert.ok(!settings.ok);
  return settings.error.map(({ setting, problem }) => `${setting} ${problem}`);
}

describe('readPackageSettings', () => {
  it('names everything that is missing at once', () => {
    const expected = ['MicrosoftAppId is missing', 'MicrosoftAppTenantId is missing', 'BOT_HOST is missing'];

    assert.deepEqual(problemsOf({}), expected);
    assert.deepEqual(
      problemsOf({ MicrosoftAppId: '', MicrosoftAppTenantId: undefined, BOT_HOST: '' }),
      expected,
    );
  });

  for (const name of ['MicrosoftAppId', 'MicrosoftAppTenantId', 'TEAMS_APP_ID', 'APP_REGISTRATION_ID']) {
    it(`takes only a GUID for ${name}, and does not repeat what was given`, () => {
      assert.deepEqual(problemsOf({ ...LEAST, [name]: '11111111-2222-3333-4444' }), [
        `${name} must be a GUID`,
      ]);
    });
  }

  const notHosts = [
    'https://desk.contoso.com',
    'desk.contoso.com/api/messages',
    'desk.contoso.com:443',
    'desk.contoso.com.',
    '*.contoso.com',
    'me@desk.contoso.com',
    'localhost',
    '10.0.0.1',
    '-desk.contoso.com',
    'desk contoso.com',
    `${'a'.repeat(64)}.contoso.com`,
    `${'a.'.repeat(126)}com`,
  ];
  for (const host of notHosts) {
    it(`does not take ${host.slice(0, 40)} for a host`, () => {
      const expected = ['BOT_HOST must be a host name alone: without https://, port or path'];

      assert.deepEqual(problemsOf({ ...LEAST, BOT_HOST: host }), expected);
    });
  }

  for (const host of [
    'desk.contoso.com',
    'a.be',
    'my-desk--7.azurecontainerapps.io',
    'desk.xn--bcher-kva.example',
  ]) {
    it(`takes ${host} for a host`, () => {
      assert.equal(settingsOf({ BOT_HOST: host }).BOT_HOST, host);
    });
  }

  it('takes only https for the links of the app', () => {
    const links = {
      APP_WEBSITE_URL: 'http://contoso.com',
      APP_PRIVACY_URL: 'contoso.com',
      APP_TERMS_URL: 'ftp://x.y',
    };

    assert.deepEqual(
      problemsOf({ ...LEAST, ...links }),
      Object.keys(links).map((name) => `${name} must be an https address`),
    );
  });

  it('takes no name of a publisher that Teams would refuse, and no cloud that does not exist', () => {
    assert.deepEqual(problemsOf({ ...LEAST, APP_PUBLISHER: 'x'.repeat(33), CLOUD: 'mars' }), [
      'CLOUD must be one of global, gcc, gcc-high, dod, china',
      'APP_PUBLISHER must be at most 32 characters',
    ]);
  });

  it('compares ids and hosts in lower case', () => {
    const settings = settingsOf({
      MicrosoftAppId: 'AAAAAAAA-2222-3333-4444-555555555555',
      BOT_HOST: 'Desk.Contoso.com',
    });

    assert.equal(settings.MicrosoftAppId, 'aaaaaaaa-2222-3333-4444-555555555555');
    assert.equal(settings.BOT_HOST, 'desk.contoso.com');
  });
});
