import assert from 'node:assert/strict';
import { CookieJar } from 'tough-cookie';
import { z } from 'zod';
import { en } from '../../locales/en.ts';
import { MEGAN } from '../../sandbox/people.ts';
import { type CardInChat, cardOf } from '../harness/card-in-chat.ts';
import { signInOverHttp } from '../harness/entra-browser.ts';
import { ANDROID } from '../harness/desk-devices.ts';
import type { DeskPerson } from '../harness/desk-person.ts';
import { A_WHILE_MS, type DeskWorld, keepDesks } from '../harness/desk-world.ts';

const Token = z.object({ token: z.string() });
const WRONG_CODE = '000000';

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

describe('the code of a sign-in', () => {
  const openDesk = keepDesks();

  /** Alex has signed in, and Teams does not bring the code by itself. */
  async function withCode() {
    const desk = await openDesk();
    desk.world.tokenService.settings.completeByInvoke = false;
    const asked = await desk.alex.reachSignIn(ANDROID);
    const { code = '' } = await desk.alex.signIn(asked);
    return { desk, alex: desk.alex, asked, code };
  }

  it('may be wrong, and the right one still counts', async () => {
    const { alex, code } = await withCode();

    const { status } = await alex.invoke('signin/verifyState', { state: WRONG_CODE });
    await alex.hears(en.chat.codeNotRight);
    await alex.say(code);

    assert.equal(status, 404);
    await alex.hears(en.consequences.title);
  });

  it('may not be wrong five times', async () => {
    const { desk, alex, asked, code } = await withCode();

    for (let guess = 0; guess < 5; guess++) await alex.say(WRONG_CODE);
    await alex.say(code);

    await assertRefused(desk, asked.card.activityId, en.chat.signInNotAccepted('wrong-codes'));
  });

  it('may be typed', async () => {
    const { alex, code } = await withCode();

    await alex.say(` ${code} `);

    await alex.hears(en.consequences.title);
  });

  it('is not taken out of a sentence', async () => {
    const { alex, code } = await withCode();

    await alex.say(`my extension is ${code}`);
    assert.equal(consequencesIn(alex), 0);
    await alex.say(code);

    await alex.hears(en.consequences.title);
  });

  it('counts once: brought twice, the second says that it is too late', async () => {
    const { alex, code } = await withCode();
    await alex.invoke('signin/verifyState', { state: code });
    await alex.click(await cardOfConsequences(alex), 'prompt.cancel');

    await alex.invoke('signin/verifyState', { state: code });

    await alex.hears(en.chat.signInNotAccepted('too-late'));
    assert.equal(consequencesIn(alex), 0);
  });

  it('counts for one sign-in: used for the next one, it is wrong', async () => {
    const { alex, code } = await withCode();
    await alex.say(code);
    await alex.reachSignIn(ANDROID);

    await alex.say(code);

    await alex.hears(en.chat.codeNotRight);
    assert.equal(consequencesIn(alex), 0);
  });

  it('is of no use where the browser goes back to the finished sign-in', async () => {
    const { desk, alex, asked, code } = await withCode();
    await alex.say(code);

    const { code: second } = await alex.signIn(asked);

    assert.equal(second, undefined);
    assert.equal(desk.resets().length, 0);
  });

  it('is swallowed, not answered with a card, where nobody waits for it', async () => {
    const desk = await openDesk();

    const { status } = await desk.alex.invoke('signin/verifyState', { state: '123456' });

    assert.equal(status, 200);
    await desk.alex.hears(en.chat.signInNotAccepted('too-late'));
  });
});

/** The sign-in card says why, and leads nowhere. */
async function assertRefused({ alex, resets }: DeskWorld, activityId: string, words: string): Promise<void> {
  await alex.hears(words);
  assert.ok(alex.read(activityId).includes(words));
  assert.equal(consequencesIn(alex), 0);
  assert.equal(resets().length, 0);
}

/** Nothing was taken for the sign-in: the real one still is. */
async function assertStillOpen({ alex }: DeskWorld, link: string): Promise<void> {
  assert.equal(consequencesIn(alex), 0);
  await signInOverHttp(link, alex.seat.person.username);
  await alex.hears(en.consequences.title);
}

/** How many cards that still ask for the decision the chat shows. */
function consequencesIn(person: DeskPerson): number {
  return person.chat().filter(({ activityId }) => person.read(activityId).includes(en.consequences.title))
    .length;
}

async function cardOfConsequences(person: DeskPerson): Promise<CardInChat> {
  return cardOf(await person.hears(en.consequences.title));
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
