import assert from 'node:assert/strict';
import { CookieJar } from 'tough-cookie';
import { z } from 'zod';
import { en } from '../../locales/en.ts';
import { MEGAN } from '../../sandbox/people.ts';
import { signInOverHttp } from '../harness/entra-browser.ts';
import { ANDROID } from '../harness/desk-devices.ts';
import type { DeskPerson } from '../harness/desk-person.ts';
import { A_WHILE_MS, type DeskWorld, keepDesks } from '../harness/desk-world.ts';
import { assertRefused, consequencesIn } from '../harness/sign-in-end.ts';

const Token = z.object({ token: z.string() });

describe('a sign-in that proves nothing', () => {
  const openDesk = keepDesks();

  it('is refused when it is somebody else’s', async () => {
    const desk = await openDesk();
    const asked = await desk.alex.reachSignIn(ANDROID);

    await signInOverHttp(asked.link, MEGAN.username);

    await assertRefused(desk, asked.card.activityId, en.chat.signInNotAccepted('wrong-user'));
  });

  it('is refused when it is silent, out of an old session of the browser', async () => {
    const desk = await openDesk();
    const { alex, world, time } = desk;
    const cookieJar = new CookieJar();
    await alex.signIn(await alex.reachSignIn(ANDROID), { cookieJar });
    await alex.say('cancel');
    await time.jump(A_WHILE_MS);
    world.tokenService.settings.forceLogin = false;
    const asked = await alex.reachSignIn(ANDROID);

    const { sawLoginPage } = await alex.signIn(asked, { cookieJar });

    assert.equal(sawLoginPage, false);
    await assertRefused(desk, asked.card.activityId, en.chat.signInNotAccepted('not-fresh'));
  });

  it('is refused when nobody can tell when it was, and the operator learns why', async () => {
    const desk = await openDesk();
    desk.world.entra.settings.omitAuthTime = true;
    const asked = await desk.alex.reachSignIn(ANDROID);

    await desk.alex.signIn(asked);

    await assertRefused(desk, asked.card.activityId, en.chat.signInNotAccepted('no-auth-time'));
    assert.ok(desk.log.messages('error').some((message) => message.includes('auth_time')));
  });

  it('is refused when Teams offers a token of its own', async () => {
    const desk = await openDesk();
    const asked = await desk.alex.reachSignIn(ANDROID);

    const { status } = await desk.alex.invoke('signin/tokenExchange', {
      id: '1',
      connectionName: 'fresh-sign-in',
      token: 'eyJhbGciOiJub25lIn0.e30.',
    });

    assert.equal(status, 412);
    await assertStillOpen(desk, asked.link);
  });

  it('is refused when it comes as an event with a forged token', async () => {
    const desk = await openDesk();
    const asked = await desk.alex.reachSignIn(ANDROID);

    await desk.alex.event('tokens/response', tokenResponse(forgeToken(desk)));

    await assertStillOpen(desk, asked.link);
  });

  it('is refused when it comes as an event, even with a real and fresh token of the right person', async () => {
    const desk = await openDesk();
    desk.world.tokenService.settings.completeByInvoke = false;
    const asked = await desk.alex.reachSignIn(ANDROID);
    const { code = '' } = await desk.alex.signIn(asked);
    const token = await takeToken(desk, desk.alex, code);

    await desk.alex.event('tokens/response', tokenResponse(token));

    assert.ok(!desk.alex.read(asked.card.activityId).includes(en.notices.signedIn.text));
    assert.equal(consequencesIn(desk.alex), 0);
  });

  it('is refused when somebody else brings the code into the conversation', async () => {
    const desk = await openDesk();
    desk.world.tokenService.settings.completeByInvoke = false;
    const asked = await desk.alex.reachSignIn(ANDROID);
    const { code = '' } = await desk.alex.signIn(asked);
    const megan = desk.seat({ person: MEGAN, conversationId: desk.alex.seat.conversationId });

    const { status } = await megan.invoke('signin/verifyState', { state: code });

    assert.equal(status, 404);
    assert.equal(consequencesIn(desk.alex), 0);
  });

  it('is explained when Teams reports a failure, and may be tried again', async () => {
    const desk = await openDesk();
    const asked = await desk.alex.reachSignIn(ANDROID);

    const { status } = await desk.alex.invoke('signin/failure', {
      code: 'resourcematchfailed',
      message: 'Resource match failed',
    });

    assert.equal(status, 200);
    await desk.alex.hears(en.chat.signInFailed);
    await assertStillOpen(desk, asked.link);
  });
});

/** Nothing was taken for the sign-in: the real one still is. */
async function assertStillOpen({ alex }: DeskWorld, link: string): Promise<void> {
  assert.equal(consequencesIn(alex), 0);
  await signInOverHttp(link, alex.seat.person.username);
  await alex.hears(en.consequences.title);
}

/** Picks the token up at the token service, as only the bot should. */
async function takeToken({ world }: DeskWorld, { seat }: DeskPerson, code: string): Promise<string> {
  const query = new URLSearchParams({
    userId: `29:${seat.person.oid}`,
    connectionName: 'fresh-sign-in',
    channelId: 'msteams',
    code,
  });
  const response = await fetch(`${world.tokenService.url}/api/usertoken/GetToken?${query.toString()}`);
  return Token.parse(await response.json()).token;
}

function tokenResponse(token: string): object {
  return { channelId: 'msteams', connectionName: 'fresh-sign-in', token };
}

/** All that a token of Alex's says, without Entra's signature. */
function forgeToken({ alex, world, time }: DeskWorld): string {
  const now = Math.floor(time.clock.now() / 1000);
  const { issuer, audience, tenantId } = world.entra;
  const claims = {
    ...{ iss: issuer, aud: audience, tid: tenantId, oid: alex.seat.person.oid },
    ...{ auth_time: now, iat: now, exp: now + 3600 },
  };
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  return `${encode({ alg: 'RS256', typ: 'JWT', kid: 'key-1' })}.${encode(claims)}.${'A'.repeat(342)}`;
}
