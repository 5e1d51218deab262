import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readConfig, SETTING_NAMES } from '../../bot/config.ts';
import { readEnvFile, valuesOf } from './env-file.ts';

const EXAMPLE = readEnvFile(readFileSync(new URL('../../deploy/.env.example', import.meta.url), 'utf8'));
/** Used by compose.yaml, and not by the bot. */
const COMPOSE_ONLY = ['PASSCODE_DESK_IMAGE', 'REDIS_PASSWORD'];
const SECRETS = /Password|PASSWORD|SECRET|_KEY$/;

/** What nobody can know beforehand. */
const FILLED_IN = {
  MicrosoftAppId: '0f6a4cf1-7a1b-4c7a-9b0c-000000000001',
  MicrosoftAppTenantId: '0f6a4cf1-7a1b-4c7a-9b0c-000000000002',
  MicrosoftAppPassword: 'pa55word-of-the-app',
  SIGN_IN_AUDIENCE: '0f6a4cf1-7a1b-4c7a-9b0c-000000000003',
  REDIS_URL: 'redis://redis:6379',
};

describe('deploy/.env.example', () => {
  it('shows every setting once, and no other', () => {
    const shown = EXAMPLE.map(({ name }) => name);
    assert.deepEqual([...shown].sort(), [...SETTING_NAMES, ...COMPOSE_ONLY].sort());
  });

  it('starts the bot once the gaps are filled in', () => {
    const config = readConfig({ ...valuesOf(EXAMPLE), ...FILLED_IN });
    assert.ok(config.ok, JSON.stringify(config));
  });

  it('leaves a gap for nothing that has a default', () => {
    const gaps = EXAMPLE.filter(({ isCommented, value }) => !isCommented && value === '').map(
      ({ name }) => name,
    );
    const { REDIS_URL: _url, ...fill } = FILLED_IN;
    assert.deepEqual(gaps.sort(), [...Object.keys(fill), 'REDIS_PASSWORD'].sort());
  });

  it('shows the defaults as they are', () => {
    const least = { ...valuesOf(EXAMPLE), ...FILLED_IN };
    const defaults = EXAMPLE.filter(
      ({ isCommented, comment, name }) =>
        isCommented && !/\bexamples?\b/i.test(comment) && !COMPOSE_ONLY.includes(name),
    ).filter(({ value }) => !value.startsWith('<'));
    assert.ok(defaults.length > 10);
    const written = Object.fromEntries(defaults.map(({ name, value }) => [name, value]));
    assert.deepEqual(readConfig({ ...least, ...written }), readConfig(least));
  });

  it('holds no secret', () => {
    const secrets = EXAMPLE.filter(({ name }) => SECRETS.test(name));
    assert.ok(secrets.length > 3);
    assert.deepEqual(
      secrets.filter(({ value }) => value !== '' && !value.startsWith('<')),
      [],
    );
  });
});
