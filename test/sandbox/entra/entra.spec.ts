import assert from 'node:assert/strict';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { CookieJar } from 'tough-cookie';
import { z } from 'zod';
import { MINUTE_MS } from '../../../services/platform/clock.ts';
import { ALEX, MEGAN, SANDBOX_TENANT_ID } from '../../../sandbox/people.ts';
import { signInOverHttp } from '../../harness/entra-browser.ts';
import { createSettableClock, type SettableClock } from '../../harness/settable-clock.ts';
import { createSignInActivity } from '../../harness/sign-in-activity.ts';
import { type SignInWorld, startSignInWorld } from '../../harness/sign-in-world.ts';

const Discovery = z.object({
  issuer: z.string(),
  jwks_uri: z.string(),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
});

describe('The sandbox’s Entra', () => {
  let world: SignInWorld;
  let clock: SettableClock;

  beforeEach(async () => {
    clock = createSettableClock();
    world = await startSignInWorld(clock);
  });
  afterEach(() => world.close());

  async function beginSignIn(): Promise<string> {
    const client = await world.authentication.createUserTokenClient();
    const { signInLink } = await client.getSignInResource('reauth', createSignInActivity(), '');
    assert.ok(signInLink);
    return signInLink;
  }

  async function signIn(username: string, cookieJar: CookieJar) {
    const end = await signInOverHttp(await beginSignIn(), username, { cookieJar });
    assert.ok(end.code, end.finalHtml);
    const client = await world.authentication.createUserTokenClient();
    const { token } = await client.getUserToken('29:alex', 'reauth', 'msteams', end.code);
    return { token, claims: decodeJwt(token), sawLoginPage: end.sawLoginPage };
  }

  function authorizeUrl(changes: Record<string, string>): string {
    const { app, authorizeUrl: url } = world.entra;
    const query = new URLSearchParams({
      client_id: app.clientId,
      response_type: 'code',
      redirect_uri: app.redirectUri,
      scope: `openid ${app.apiScope}`,
      state: 'none-of-the-token-service',
      ...changes,
    });
    return `${url}?${query.toString()}`;
  }

  const seconds = (): number => Math.floor(clock.now() / 1000);

  it('sends nobody back to an address that is not registered', async () => {
    const foreign = authorizeUrl({ redirect_uri: 'http://127.0.0.1:9/elsewhere' });
    const end = await signInOverHttp(foreign, ALEX.username);
    assert.equal(new URL(end.finalUrl).origin, world.origin);
    assert.match(end.finalHtml, /invalid_redirect_uri/);
  });

  it('signs nobody in who has no account', async () => {
    const end = await signInOverHttp(await beginSignIn(), 'nobody@example.com');
    assert.equal(end.code, undefined);
    assert.match(end.finalHtml, /There is no such account/);
  });

  it('shows a login page only to the browser that came to it', async () => {
    const response = await fetch(`${world.origin}/entra/login/somebody-elses`);
    assert.equal(response.status, 400);
    assert.match(await response.text(), /has been used or has expired/);
  });

  it('gives no token to who does not know the client secret', async () => {
    const response = await fetch(world.entra.tokenUrl, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: world.entra.app.clientId,
        client_secret: 'guessed',
        scope: 'https://graph.microsoft.com/.default',
      }),
    });
    assert.equal(response.status, 401);
  });

  it('leaves auth_time out where the tenant is set up without it', async () => {
    world.entra.settings.omitAuthTime = true;
    const { claims } = await signIn(ALEX.username, new CookieJar());
    assert.equal(claims['oid'], ALEX.oid);
    assert.equal('auth_time' in claims, false);
  });

  it('signs tokens with its published keys, and says in them who signed in and when', async () => {
    const { issuer, jwksUrl, audience } = world.entra;
    const { token } = await signIn(ALEX.username, new CookieJar());
    const keys = createRemoteJWKSet(new URL(jwksUrl));
    const { payload } = await jwtVerify(token, keys, { issuer, audience, algorithms: ['RS256'] });
    assert.equal(payload['oid'], ALEX.oid);
    assert.equal(payload['tid'], SANDBOX_TENANT_ID);
    assert.equal(payload['auth_time'], seconds());
    assert.equal(payload.nbf, seconds());
    assert.ok(payload.jti);
    assert.equal(payload['uti'], payload.jti);
  });

  it('publishes the key without its private half', async () => {
    const response = await fetch(world.entra.jwksUrl);
    const published = JSON.stringify(await response.json());
    assert.match(published, /"kty":"RSA"/);
    assert.doesNotMatch(published, /"(d|p|q|dp|dq|qi)":/);
  });

  it('signs in silently within a session, and the token keeps the old auth_time', async () => {
    const browser = new CookieJar();
    const first = await signIn(ALEX.username, browser);
    world.tokenService.settings.forceLogin = false;
    clock.advance(10 * MINUTE_MS);
    const second = await signIn(ALEX.username, browser);
    assert.equal(second.sawLoginPage, false);
    assert.equal(second.claims['auth_time'], first.claims['auth_time']);
    assert.equal(second.claims.iat, seconds());
    assert.notEqual(second.claims.jti, first.claims.jti);
  });

  it('asks again for prompt=login in spite of the session, and the token has a new auth_time', async () => {
    const browser = new CookieJar();
    await signIn(ALEX.username, browser);
    clock.advance(10 * MINUTE_MS);
    const second = await signIn(ALEX.username, browser);
    assert.equal(second.sawLoginPage, true);
    assert.equal(second.claims['auth_time'], seconds());
  });

  it('asks another browser to sign in, whatever the first one’s session', async () => {
    await signIn(ALEX.username, new CookieJar());
    world.tokenService.settings.forceLogin = false;
    const other = await signIn(ALEX.username, new CookieJar());
    assert.equal(other.sawLoginPage, true);
  });

  it('lets somebody else sign in in the same browser', async () => {
    const browser = new CookieJar();
    await signIn(ALEX.username, browser);
    const { claims } = await signIn(MEGAN.username, browser);
    assert.equal(claims['oid'], MEGAN.oid);
  });

  it('asks again when the session is older than max_age, and not before', async () => {
    clock.advance(-10 * MINUTE_MS);
    const browser = { cookieJar: new CookieJar() };
    await signIn(ALEX.username, browser.cookieJar);
    const within = await signInOverHttp(authorizeUrl({ max_age: '900' }), ALEX.username, browser);
    const beyond = await signInOverHttp(authorizeUrl({ max_age: '300' }), ALEX.username, browser);
    assert.equal(within.sawLoginPage, false);
    assert.equal(beyond.sawLoginPage, true);
  });

  it('describes itself in OpenID Connect discovery', async () => {
    const response = await fetch(`${world.entra.issuer}/.well-known/openid-configuration`);
    const found = Discovery.parse(await response.json());
    assert.equal(found.issuer, world.entra.issuer);
    assert.equal(found.jwks_uri, world.entra.jwksUrl);
    assert.equal(found.authorization_endpoint, world.entra.authorizeUrl);
    assert.equal(found.token_endpoint, world.entra.tokenUrl);
  });
});
