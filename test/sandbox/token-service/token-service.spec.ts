import assert from 'node:assert/strict';
import { CookieJar } from 'tough-cookie';
import { ALEX, SANDBOX_TENANT_ID } from '../../../sandbox/people.ts';
import { signInOverHttp } from '../../harness/entra-browser.ts';
import { createSignInActivity } from '../../harness/sign-in-activity.ts';
import { type SignInWorld, startSignInWorld } from '../../harness/sign-in-world.ts';

const USER = '29:alex';

describe('The sandbox’s token service', () => {
  let world: SignInWorld;

  beforeEach(async () => {
    world = await startSignInWorld();
  });
  afterEach(() => world.close());

  async function beginSignIn(changes = {}): Promise<string> {
    const client = await world.authentication.createUserTokenClient();
    const { signInLink } = await client.getSignInResource('reauth', createSignInActivity(changes), '');
    assert.ok(signInLink);
    return signInLink;
  }

  async function signIn(cookieJar = new CookieJar()): Promise<string> {
    const { code, finalHtml } = await signInOverHttp(await beginSignIn(), ALEX.username, { cookieJar });
    assert.ok(code, finalHtml);
    return code;
  }

  async function getToken(code: string, userId = USER, connection = 'reauth', channel = 'msteams') {
    const client = await world.authentication.createUserTokenClient();
    const found: unknown = await client.getUserToken(userId, connection, channel, code);
    return found;
  }

  it('leads nowhere from a link that it did not give out', async () => {
    const response = await fetch(`${world.tokenService.url}/start?state=made-up`, { redirect: 'manual' });
    assert.equal(response.status, 400);
    assert.match(await response.text(), /has been used or has expired/);
  });

  it('takes no answer to a sign-in that nobody asked for', async () => {
    const response = await fetch(`${world.tokenService.url}/callback?state=made-up&code=stolen`);
    assert.equal(response.status, 400);
    assert.deepEqual(world.received, []);
  });

  it('takes no authorization code that Entra did not issue', async () => {
    const state = new URL(await beginSignIn()).searchParams.get('state') ?? '';
    const response = await fetch(`${world.tokenService.url}/callback?state=${state}&code=forged`);
    assert.equal(response.status, 400);
    assert.deepEqual(world.received, []);
  });

  it('tells nobody anything where the person does not sign in, and lets the person try again', async () => {
    const link = await beginSignIn();
    const cancelled = await signInOverHttp(link, 'nobody@example.com');
    assert.match(cancelled.finalHtml, /You are not signed in/);
    assert.equal(world.received.length, 0);
    const { code } = await signInOverHttp(link, ALEX.username);
    assert.ok(code);
  });

  it('finishes a sign-in once', async () => {
    const { finalUrl } = await signInOverHttp(await beginSignIn(), ALEX.username);
    const again = await fetch(finalUrl);
    assert.equal(again.status, 400);
    assert.equal(world.received.length, 1);
  });

  it('answers a malformed call with 400, not with a stack', async () => {
    const response = await fetch(`${world.tokenService.url}/api/usertoken/GetToken`);
    assert.equal(response.status, 400);
    assert.doesNotMatch(await response.text(), /at .*\.ts/);
  });

  it('gives nothing for a wrong code, to another user, connection or channel', async () => {
    const code = await signIn();
    assert.equal(await getToken(code === '123456' ? '654321' : '123456'), undefined);
    assert.equal(await getToken(code, '29:megan'), undefined);
    assert.equal(await getToken(code, USER, 'graph'), undefined);
    assert.equal(await getToken(code, USER, 'reauth', 'webchat'), undefined);
  });

  it('gives nothing for a code the second time', async () => {
    const code = await signIn();
    assert.ok(await getToken(code));
    assert.equal(await getToken(code), undefined);
  });

  it('gives no token without the code while the sign-in waits for it', async () => {
    await signIn();
    assert.equal(await getToken(''), undefined);
  });

  it('exchanges no token: there is no silent single sign-on', async () => {
    const client = await world.authentication.createUserTokenClient();
    const answer = await client.exchangeToken(USER, 'reauth', 'msteams', { token: 'from-the-client' });
    assert.equal('token' in answer, false);
  });

  it('forgets the token at sign-out, but not the browser’s session', async () => {
    const browser = new CookieJar();
    await getToken(await signIn(browser));
    const client = await world.authentication.createUserTokenClient();
    await client.signOutUser(USER, 'reauth', 'msteams');
    world.tokenService.settings.forceLogin = false;
    const silent = await signInOverHttp(await beginSignIn(), ALEX.username, { cookieJar: browser });
    assert.equal(await getToken(''), undefined);
    assert.equal(silent.sawLoginPage, false);
    assert.ok(silent.code);
  });

  it('asks Entra for a fresh login, unless it is told not to', async () => {
    const link = await beginSignIn();
    const fresh = await fetch(link, { redirect: 'manual' });
    world.tokenService.settings.forceLogin = false;
    const plain = await fetch(link, { redirect: 'manual' });
    const [asked, notAsked] = [fresh, plain].map(({ headers }) => new URL(headers.get('location') ?? ''));
    assert.equal(asked?.searchParams.get('prompt'), 'login');
    assert.equal(asked.searchParams.get('max_age'), '0');
    assert.equal(notAsked?.searchParams.has('prompt'), false);
    assert.equal(notAsked.searchParams.has('max_age'), false);
  });

  it('keeps the token once its code was given, and says so', async () => {
    const first = await getToken(await signIn());
    const client = await world.authentication.createUserTokenClient();
    const [status] = await client.getTokenStatus(USER, 'msteams', '');
    assert.deepEqual(await getToken(''), first);
    assert.equal(status?.connectionName, 'reauth');
    assert.equal(status.hasToken, true);
  });

  it('hands the code to the bot as Teams does, in the name and conversation of who asked', async () => {
    const code = await signIn();
    const [received, ...more] = world.received;
    assert.ok(
      typeof received === 'object' && received !== null && 'id' in received && 'timestamp' in received,
    );
    const { id, timestamp, ...activity } = received;
    const asked = createSignInActivity();
    assert.deepEqual(more, []);
    assert.match(String(id), /^f:/);
    assert.ok(Math.abs(Date.parse(String(timestamp)) - Date.now()) < 5000);
    assert.deepEqual(activity, {
      type: 'invoke',
      name: 'signin/verifyState',
      value: { state: code },
      from: asked.from,
      recipient: asked.recipient,
      conversation: asked.conversation,
      channelId: 'msteams',
      serviceUrl: asked.serviceUrl,
      locale: 'nl-NL',
      channelData: { tenant: { id: SANDBOX_TENANT_ID } },
    });
  });

  it('leaves the code to the person where it is told not to hand it over', async () => {
    world.tokenService.settings.completeByInvoke = false;
    const code = await signIn();
    assert.deepEqual(world.received, []);
    assert.ok(await getToken(code));
  });

  it('folds the code away where the bot took it, and shows it where not', async () => {
    const taken = await signInOverHttp(await beginSignIn(), ALEX.username);
    world.bot.status = 404;
    const refused = await signInOverHttp(await beginSignIn(), ALEX.username);
    assert.match(taken.finalHtml, /<details\s*>/);
    assert.match(refused.finalHtml, /<details open>/);
  });
});
