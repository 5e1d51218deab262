import assert from 'node:assert/strict';
import { CookieJar } from 'tough-cookie';
import { z } from 'zod';
import { en } from '../../locales/en.ts';
import { MEGAN } from '../../sandbox/people.ts';
import { MINUTE_MS } from '../../services/platform/clock.ts';
import { ANDROID, MEGANS } from '../harness/desk-devices.ts';
import { A_WHILE_MS, type DeskWorld } from '../harness/desk-world.ts';
import type { SignInAsked } from '../harness/desk-person.ts';
import { keepRuledDesks, type RuledDesk } from '../harness/ruled-desk.ts';
import { assertRefused, consequencesIn } from '../harness/sign-in-end.ts';
import { unsigned } from '../services/identity/issuer.ts';
import { assertNothingReset } from './aftermath.ts';

const Token = z.object({ token: z.string() });
const CONNECTION = 'fresh-sign-in';
const GROUP_CHAT = { conversationType: 'groupChat', conversationId: '19:group@thread.v2' } as const;

/** Alex has signed in, and the code is on the last page only: Teams does not bring it. */
async function withCode(desk: RuledDesk): Promise<{ readonly asked: SignInAsked; readonly code: string }> {
  desk.world.tokenService.settings.completeByInvoke = false;
  const asked = await desk.alex.reachSignIn(ANDROID);
  const { code = '' } = await desk.alex.signIn(asked);
  assert.match(code, /^\d{6}$/);
  return { asked, code };
}

/** Nothing was taken for the sign-in; the genuine one still is. */
async function assertStillOpen(desk: DeskWorld, finish: () => Promise<unknown>): Promise<void> {
  assert.equal(consequencesIn(desk.alex), 0);
  await assertNothingReset(desk);
  await finish();
  await desk.alex.hears(en.consequences.title);
}

describe('attack on the sign-in’s activities', () => {
  const openDesk = keepRuledDesks();

  /** Fetches the token from the token service, as only the bot should. */
  async function stealToken({ world, alex }: DeskWorld, code: string): Promise<string> {
    const userId = `29:${alex.seat.person.oid}`;
    const query = new URLSearchParams({ userId, connectionName: CONNECTION, channelId: 'msteams', code });
    const response = await fetch(`${world.tokenService.url}/api/usertoken/GetToken?${query.toString()}`);
    return Token.parse(await response.json()).token;
  }

  function forgeToken({ alex, world, clock }: DeskWorld): string {
    const now = Math.floor(clock.now() / 1000);
    const { issuer: iss, audience: aud, tenantId: tid } = world.entra;
    const claims = { iss, aud, tid, oid: alex.seat.person.oid, auth_time: now, exp: now + 3600 };
    return unsigned({ alg: 'none' }, claims);
  }

  const responseWith = (token: string) => ({ channelId: 'msteams', connectionName: CONNECTION, token });

  it('a tokens/response event with a forged token is ignored, and logged', async () => {
    const desk = await openDesk();
    const asked = await desk.alex.reachSignIn(ANDROID);

    await desk.alex.event('tokens/response', responseWith(forgeToken(desk)));

    assert.ok(desk.log.messages('warn').includes('Ignored a token that came in an event'));
    await assertStillOpen(desk, () => desk.alex.signIn(asked));
  });

  it('a tokens/response event with the owner’s own fresh token, stolen, is ignored', async () => {
    const desk = await openDesk();
    const { code } = await withCode(desk);
    const token = await stealToken(desk, code);

    await desk.alex.event('tokens/response', responseWith(token));

    assert.equal(consequencesIn(desk.alex), 0);
    await assertNothingReset(desk);
  });

  for (const [what, fields] of Object.entries({
    'as an invoke': { type: 'invoke', name: 'tokens/response' },
    'as a message': { type: 'message', name: 'tokens/response' },
    'in other letters': { type: 'event', name: 'Tokens/Response' },
  })) {
    it(`a token response ${what} is not taken for a sign-in`, async () => {
      const desk = await openDesk();
      const asked = await desk.alex.reachSignIn(ANDROID);

      await desk.alex.post({ ...fields, value: responseWith(forgeToken(desk)) });

      await assertStillOpen(desk, () => desk.alex.signIn(asked));
    });
  }

  it('a silent sign-in out of the browser’s old session is refused', async () => {
    const desk = await openDesk();
    const cookieJar = new CookieJar();
    await desk.alex.signIn(await desk.alex.reachSignIn(ANDROID), { cookieJar });
    await desk.alex.say('cancel');
    await desk.time.jump(A_WHILE_MS);
    desk.world.tokenService.settings.forceLogin = false;
    const asked = await desk.alex.reachSignIn(ANDROID);

    const { sawLoginPage } = await desk.alex.signIn(asked, { cookieJar });

    assert.equal(sawLoginPage, false);
    await assertRefused(desk, asked.card.activityId, en.chat.signInNotAccepted('not-fresh'));
    await assertNothingReset(desk);
  });

  it('a token exchange (silent SSO of the client) is answered 412, even with a genuine fresh token', async () => {
    const desk = await openDesk();
    const { code } = await withCode(desk);
    const token = await stealToken(desk, code);

    const { status } = await desk.alex.invoke('signin/tokenExchange', {
      ...{ id: '1', connectionName: CONNECTION, token },
    });

    assert.equal(status, 412);
    assert.equal(consequencesIn(desk.alex), 0);
    await assertNothingReset(desk);
  });

  it('the sign-in card offers the client nothing to sign in silently with', async () => {
    const desk = await openDesk();
    const { buttonId } = await desk.alex.reachSignIn(ANDROID);

    const shown = desk.alex.chat().find(({ activityId }) => activityId === buttonId);

    assert.doesNotMatch(JSON.stringify(shown), /tokenExchangeResource|tokenPostResource/);
  });

  it('the owner’s code counts for nothing in a private chat where nobody asked for it', async () => {
    const desk = await openDesk();
    const { code } = await withCode(desk);
    const elsewhere = desk.seat({ conversationId: 'a:another-chat' });

    await elsewhere.invoke('signin/verifyState', { state: code });

    await elsewhere.hears(en.chat.signInNotAccepted('too-late'));
    await assertStillOpen(desk, () => desk.alex.say(code));
  });

  it('a colleague who brings the owner’s code into the owner’s chat gets 404', async () => {
    const desk = await openDesk();
    const { code } = await withCode(desk);
    const megan = desk.seat({ person: MEGAN, conversationId: desk.alex.seat.conversationId });

    const { status } = await megan.invoke('signin/verifyState', { state: code });

    assert.equal(status, 404);
    await assertStillOpen(desk, () => desk.alex.say(code));
  });

  it('a colleague who brings the owner’s code into a sign-in of her own gets 404', async () => {
    const desk = await openDesk();
    const { code } = await withCode(desk);
    const megan = desk.seat({ person: MEGAN });
    await megan.reachSignIn(MEGANS);

    const { status } = await megan.invoke('signin/verifyState', { state: code });

    assert.equal(status, 404);
    await megan.hears(en.chat.codeNotRight);
    assert.equal(consequencesIn(megan), 0);
    await assertStillOpen(desk, () => desk.alex.say(code));
  });

  it('another Teams account that claims the owner’s object id gets nothing for the owner’s code', async () => {
    const desk = await openDesk();
    const { code } = await withCode(desk);
    const { oid, name } = desk.alex.seat.person;
    const from = { id: `29:${MEGAN.oid}`, aadObjectId: oid, name };

    const { status } = await desk.alex.invoke('signin/verifyState', { state: code }, { from });

    assert.equal(status, 404);
    await assertStillOpen(desk, () => desk.alex.say(code));
  });

  it('guessing the six digits ends with the fifth wrong one, and is written down', async () => {
    const desk = await openDesk();
    const { asked, code } = await withCode(desk);

    for (let guess = 0; guess < 5; guess++) {
      const state = String((Number(code) + 1 + guess) % 1_000_000).padStart(6, '0');
      await desk.alex.invoke('signin/verifyState', { state });
    }
    await desk.alex.say(code);

    await assertRefused(desk, asked.card.activityId, en.chat.signInNotAccepted('wrong-codes'));
    assert.ok((await desk.told()).includes('proof-failed:wrong-codes'));
    await assertNothingReset(desk);
  });

  it('guessing with fifty codes at the same moment is five guesses', async () => {
    const desk = await openDesk();
    const { asked, code } = await withCode(desk);
    const wrong = Array.from({ length: 50 }, (_, index) => (Number(code) + 1 + index) % 1_000_000);

    const answers = await Promise.all(
      wrong.map((guess) => desk.alex.invoke('signin/verifyState', { state: String(guess).padStart(6, '0') })),
    );

    assert.equal(answers.filter(({ status }) => status === 404).length, 5);
    await assertRefused(desk, asked.card.activityId, en.chat.signInNotAccepted('wrong-codes'));
    await assertNothingReset(desk);
  });

  it('a code out of a sentence is not taken', async () => {
    const desk = await openDesk();
    const { code } = await withCode(desk);

    await desk.alex.say(`my extension is ${code}`);

    await assertStillOpen(desk, () => desk.alex.say(code));
  });

  for (const [where, seat] of Object.entries({
    'a group chat': GROUP_CHAT,
    'a channel': {
      conversationType: 'channel',
      conversationId: '19:x@thread.tacv2',
      teamId: '19:t@thread.tacv2',
    },
    'a colleague’s chat': { person: MEGAN },
  } as const)) {
    it(`a code typed in ${where} counts for nothing`, async () => {
      const desk = await openDesk();
      const { code } = await withCode(desk);

      await desk.seat(seat).say(code);

      await assertStillOpen(desk, () => desk.alex.say(code));
    });
  }

  it('a member of a group chat cannot complete another’s sign-in: there is none there', async () => {
    const desk = await openDesk();
    const { code } = await withCode(desk);
    await desk.seat(GROUP_CHAT).say('reset my phone');

    const { status } = await desk.seat({ ...GROUP_CHAT, person: MEGAN }).invoke('signin/verifyState', {
      state: code,
    });

    assert.equal(status, 403);
    await assertStillOpen(desk, () => desk.alex.say(code));
  });

  const notCodes: Readonly<Record<string, unknown>> = {
    'not there': undefined,
    nothing: null,
    'a number': 123_456,
    'a query': { $gt: '' },
    'a list': ['123456'],
    empty: '',
    'far too long': '1'.repeat(65),
  };
  for (const [what, state] of Object.entries(notCodes)) {
    it(`a code that is ${what} is a bad request`, async () => {
      const desk = await openDesk();
      const asked = await desk.alex.reachSignIn(ANDROID);

      const { status } = await desk.alex.invoke('signin/verifyState', { state });

      assert.equal(status, 400);
      await assertStillOpen(desk, () => desk.alex.signIn(asked));
    });
  }

  it('a sign-in after the five minutes comes too late', async () => {
    const desk = await openDesk();
    const { code } = await withCode(desk);
    await desk.time.jump(5 * MINUTE_MS + 1);

    await desk.alex.say(code);

    assert.equal(consequencesIn(desk.alex), 0);
    await assertNothingReset(desk);
  });

  it('a sign-in after it was canceled proves nothing', async () => {
    const desk = await openDesk();
    const { asked, code } = await withCode(desk);
    await desk.alex.click(asked.card, 'prompt.cancel');

    await desk.alex.invoke('signin/verifyState', { state: code });

    await desk.alex.hears(en.chat.signInNotAccepted('too-late'));
    assert.equal(consequencesIn(desk.alex), 0);
    await assertNothingReset(desk);
  });

  it('a sign-in that went on through "this wasn’t me" proves nothing', async () => {
    const desk = await openDesk();
    const asked = await desk.alex.reachSignIn(ANDROID);
    await desk.alex.click(asked.card, 'not-me.report');

    await desk.alex.signIn(asked);

    await desk.alex.hears(en.chat.signInNotAccepted('too-late'));
    assert.ok(!(await desk.told()).includes('proof-passed'));
    await assertNothingReset(desk);
  });

  it('reports of failed sign-ins end nothing, however many', async () => {
    const desk = await openDesk();
    const asked = await desk.alex.reachSignIn(ANDROID);

    for (let count = 0; count < 20; count++)
      await desk.alex.invoke('signin/failure', { code: 'x\n{"level":60}', message: 'y' });

    await assertStillOpen(desk, () => desk.alex.signIn(asked));
  });
});
