import assert from 'node:assert/strict';
import { checkKeys, type KeysPlace } from '../../../bot/doctor/check-keys.ts';
import type { WebAnswer } from '../../../bot/doctor/web.ts';
import { createHandWeb } from './hand-web.ts';

const METADATA = 'https://issuer.example/.well-known/openid-configuration';
const KEYS = 'https://issuer.example/keys';
const PLACE: KeysPlace = {
  issuer: { setting: 'SIGN_IN_ISSUER', value: 'https://issuer.example' },
  metadata: { setting: 'SIGN_IN_ISSUER', url: METADATA },
};
const GOOD: Readonly<Record<string, Partial<WebAnswer>>> = {
  [METADATA]: { json: { issuer: 'https://issuer.example', jwks_uri: KEYS } },
  [KEYS]: { json: { keys: [{ kid: '1' }] } },
};

async function codesWith(
  changes: Readonly<Record<string, Partial<WebAnswer>>>,
  place = PLACE,
): Promise<readonly string[]> {
  const verdict = await checkKeys(createHandWeb({ ...GOOD, ...changes }), place);
  return verdict.status === 'fail' ? verdict.problems.map(({ code }) => code) : [verdict.status];
}

describe('the keys of an issuer', () => {
  it('are fine where they are', async () => {
    assert.deepEqual(await codesWith({}), ['pass']);
  });

  it('are not, where the issuer calls itself something else, be it by a slash', async () => {
    const other = { json: { issuer: 'https://issuer.example/', jwks_uri: KEYS } };
    assert.deepEqual(await codesWith({ [METADATA]: other }), ['keys.other-issuer']);
  });

  it('are not, where there are none', async () => {
    assert.deepEqual(await codesWith({ [KEYS]: { json: { keys: [] } } }), ['keys.none']);
  });

  it('are not, where a page answers instead', async () => {
    for (const url of [METADATA, KEYS]) {
      assert.deepEqual(await codesWith({ [url]: { json: undefined } }), ['keys.unreachable']);
    }
  });

  it('are read from where the settings say, whatever the metadata says', async () => {
    const keys = { setting: 'SIGN_IN_KEYS_URL', url: 'https://elsewhere.example/keys' };
    assert.deepEqual(await codesWith({}, { ...PLACE, keys }), ['keys.unreachable']);
  });
});
