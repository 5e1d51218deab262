import assert from 'node:assert/strict';
import { SANDBOX_APP_ID } from '../../../sandbox/entra/app-registration.ts';
import { createGraphTokenCheck, createGraphCredential } from '../../../sandbox/entra/graph-access.ts';
import { GRANTED_ROLES } from '../../../sandbox/entra/settings.ts';
import { ALEX } from '../../../sandbox/people.ts';
import { HOUR_MS, MINUTE_MS } from '../../../services/platform/clock.ts';
import { signInOverHttp } from '../../harness/entra-browser.ts';
import { createSettableClock, type SettableClock } from '../../harness/settable-clock.ts';
import { createSignInActivity } from '../../harness/sign-in-activity.ts';
import { type SignInWorld, startSignInWorld } from '../../harness/sign-in-world.ts';

describe('Access to the simulated Graph', () => {
  let world: SignInWorld;
  let clock: SettableClock;

  beforeEach(async () => {
    clock = createSettableClock();
    world = await startSignInWorld(clock);
  });
  afterEach(() => world.close());

  it('is refused without a token', async () => {
    const check = createGraphTokenCheck(world.entra);
    assert.deepEqual(await check(undefined), { ok: false, error: 'no-token' });
    assert.deepEqual(await check('Basic YTpi'), { ok: false, error: 'no-token' });
  });

  it('is refused with something that is no token', async () => {
    const check = createGraphTokenCheck(world.entra);
    assert.deepEqual(await check('Bearer made-up'), { ok: false, error: 'bad-token' });
  });

  it('is refused with a person’s token for the bot’s own API', async () => {
    const client = await world.authentication.createUserTokenClient();
    const { signInLink } = await client.getSignInResource('reauth', createSignInActivity(), '');
    const { code = '' } = await signInOverHttp(signInLink ?? '', ALEX.username);
    const { token } = await client.getUserToken('29:alex', 'reauth', 'msteams', code);
    const check = createGraphTokenCheck(world.entra);
    assert.deepEqual(await check(`Bearer ${token}`), { ok: false, error: 'bad-token' });
  });

  it('is refused with a token of another Entra', async () => {
    const other = await startSignInWorld(clock);
    const { token } = await createGraphCredential(other.entra).getToken();
    await other.close();
    const check = createGraphTokenCheck(world.entra);
    assert.deepEqual(await check(`Bearer ${token}`), { ok: false, error: 'bad-token' });
  });

  it('is refused with a token that has expired', async () => {
    const { token } = await createGraphCredential(world.entra).getToken();
    clock.advance(HOUR_MS + MINUTE_MS);
    const check = createGraphTokenCheck(world.entra);
    assert.deepEqual(await check(`Bearer ${token}`), { ok: false, error: 'bad-token' });
  });

  it('fails loudly where the client secret is wrong', async () => {
    const { entra } = world;
    const guessed = { ...entra, app: { ...entra.app, clientSecret: 'guessed' } };
    await assert.rejects(createGraphCredential(guessed).getToken(), /answered 401/);
  });

  it('is granted to the bot, with its permissions', async () => {
    const { token } = await createGraphCredential(world.entra).getToken();
    const check = createGraphTokenCheck(world.entra);
    const value = { appId: SANDBOX_APP_ID, roles: [...GRANTED_ROLES] };
    assert.deepEqual(await check(`Bearer ${token}`), { ok: true, value });
  });

  it('carries only the permissions that the tenant has granted', async () => {
    world.entra.settings.graphRoles = [];
    const { token } = await createGraphCredential(world.entra).getToken();
    const check = createGraphTokenCheck(world.entra);
    const value = { appId: SANDBOX_APP_ID, roles: [] };
    assert.deepEqual(await check(`Bearer ${token}`), { ok: true, value });
  });

  it('is asked for once, and again shortly before the token ends', async () => {
    const credential = createGraphCredential(world.entra);
    const first = await credential.getToken();
    const second = await credential.getToken();
    clock.advance(HOUR_MS - MINUTE_MS / 2);
    const third = await credential.getToken();
    assert.equal(second.token, first.token);
    assert.notEqual(third.token, first.token);
  });
});
