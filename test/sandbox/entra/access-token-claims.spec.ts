import assert from 'node:assert/strict';
import { describeAccessToken, type TokenFacts } from '../../../sandbox/entra/access-token-claims.ts';
import { defaultSettings } from '../../../sandbox/entra/settings.ts';

const NOW = 1_700_000_000_900;

function createFacts(changes: Partial<TokenFacts> = {}): TokenFacts {
  return {
    issuer: 'http://localhost/entra',
    tenantId: 'tenant',
    clientId: 'app',
    audience: 'audience',
    tokenId: 'token-1',
    ...changes,
  };
}

const person = { oid: 'alex', scopes: 'reauth', authTime: 1_600_000_000 };

describe('The claims of an access token', () => {
  it('lack auth_time where the app registration lacks the optional claim', () => {
    const settings = { ...defaultSettings(), omitAuthTime: true };
    const claims = describeAccessToken(createFacts({ person }), settings, NOW);
    assert.equal('auth_time' in claims, false);
    assert.equal(claims['oid'], 'alex');
  });

  it('say who signed in and when, and nothing of application permissions', () => {
    const claims = describeAccessToken(createFacts({ person }), defaultSettings(), NOW);
    assert.equal(claims['oid'], 'alex');
    assert.equal(claims['tid'], 'tenant');
    assert.equal(claims['scp'], 'reauth');
    assert.equal(claims['auth_time'], 1_600_000_000);
    assert.equal('roles' in claims, false);
  });

  it('say which authentication contexts the sign-in satisfies, where it does', () => {
    const settings = { ...defaultSettings(), satisfiedContexts: ['c1', 'c2'] };
    assert.deepEqual(describeAccessToken(createFacts({ person }), settings, NOW)['acrs'], ['c1', 'c2']);
    assert.equal('acrs' in describeAccessToken(createFacts({ person }), defaultSettings(), NOW), false);
  });

  it('carry the granted permissions, and no person, where the application asks in its own name', () => {
    const settings = { ...defaultSettings(), graphRoles: ['Device.Read'] };
    const claims = describeAccessToken(createFacts(), settings, NOW);
    assert.deepEqual(claims['roles'], ['Device.Read']);
    assert.equal(claims['idtyp'], 'app');
    assert.equal('scp' in claims, false);
    assert.equal('auth_time' in claims, false);
  });

  it('tell times in whole seconds, valid from now for an hour', () => {
    const claims = describeAccessToken(createFacts(), defaultSettings(), NOW);
    assert.equal(claims['iat'], 1_700_000_000);
    assert.equal(claims['nbf'], 1_700_000_000);
    assert.equal(claims['exp'], 1_700_003_600);
  });
});
