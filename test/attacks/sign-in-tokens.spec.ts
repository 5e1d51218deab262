import assert from 'node:assert/strict';
import { decodeJwt } from 'jose';
import { en } from '../../locales/en.ts';
import { MEGAN } from '../../sandbox/people.ts';
import type { ProofProblem } from '../../services/identity/challenge.ts';
import { MINUTE_MS } from '../../services/platform/clock.ts';
import { ANDROID, IPHONE } from '../harness/desk-devices.ts';
import { A_WHILE_MS } from '../harness/desk-world.ts';
import { signInOverHttp } from '../harness/entra-browser.ts';
import { keepRuledDesks, type RuledDesk } from '../harness/ruled-desk.ts';
import { assertRefused } from '../harness/sign-in-end.ts';
import { assertNothingReset } from './aftermath.ts';
import { examine, FORGERIES } from './craft-token.ts';
import { keepForgedDesks } from './forging-token-service.ts';

const HOUR_SECONDS = 3600;
const OTHER_ID = '11111111-2222-4333-8444-555555555555';

/** Alex signs in, for the Android. */
async function signIn(desk: RuledDesk): Promise<string> {
  const asked = await desk.alex.reachSignIn(ANDROID);
  await desk.alex.signIn(asked);
  return asked.card.activityId;
}

/** In plain words, written down with the reason, and with nothing started. */
async function assertNoProof(desk: RuledDesk, activityId: string, problem: ProofProblem): Promise<void> {
  await assertRefused(desk, activityId, en.chat.signInNotAccepted(problem));
  assert.equal((await desk.told()).at(-1), `proof-failed:${problem}`);
  assert.ok(desk.log.messages('warn').includes('Sign-in not accepted'));
  await assertNothingReset(desk);
}

describe('attack with a sign-in’s token: forged, with all that the genuine one says', () => {
  const openDesk = keepForgedDesks();

  /** How the verifier calls what is wrong with it; most have no signature that counts. */
  const NAMED: Readonly<Record<string, ProofProblem>> = {
    'five parts, as if it were encrypted': 'malformed',
  };
  for (const [what, forge] of Object.entries(FORGERIES)) {
    it(`${what} is refused`, async () => {
      const desk: RuledDesk = await openDesk(async (genuine) =>
        forge(await examine(genuine, desk.world.entra.jwksUrl)),
      );

      await assertNoProof(desk, await signIn(desk), NAMED[what] ?? 'bad-signature');
    });
  }

  const garbage: Readonly<Record<string, string>> = {
    'two dots': '..',
    'the word null': 'null',
    'what is no base64': '%%%.%%%.%%%',
    'half a megabyte': 'A'.repeat(500_000),
  };
  for (const [what, token] of Object.entries(garbage)) {
    it(`${what} instead of a token is refused`, async () => {
      const desk = await openDesk(() => Promise.resolve(token));

      await assertNoProof(desk, await signIn(desk), 'malformed');
    });
  }
});

describe('attack with a sign-in’s token: signed by Entra itself, for something else', () => {
  const openDesk = keepRuledDesks();
  const now = Math.floor(Date.now() / 1000);

  const claims: readonly (readonly [what: string, claims: object, problem: ProofProblem])[] = [
    ['another app as audience', { aud: OTHER_ID }, 'wrong-audience'],
    ['Graph as audience', { aud: 'https://graph.microsoft.com' }, 'wrong-audience'],
    ['our audience as part of a longer one', { aud: `${OTHER_ID}x` }, 'wrong-audience'],
    ['an empty list of audiences', { aud: [] }, 'wrong-audience'],
    ['another tenant as issuer', { iss: `https://login.example/${OTHER_ID}/v2.0` }, 'wrong-issuer'],
    ['the v1.0 issuer', { iss: `https://sts.windows.net/${OTHER_ID}/` }, 'wrong-issuer'],
    ['no issuer', { iss: undefined }, 'wrong-issuer'],
    ['another tenant', { tid: OTHER_ID }, 'wrong-tenant'],
    ['no tenant', { tid: undefined }, 'wrong-tenant'],
    ['a colleague', { oid: MEGAN.oid }, 'wrong-user'],
    ['a colleague, and the owner as subject', { oid: MEGAN.oid, sub: 'a1e0c4d2' }, 'wrong-user'],
    ['nobody', { oid: undefined }, 'wrong-user'],
    ['an end in the past', { exp: now - HOUR_SECONDS }, 'token-expired'],
    ['no end', { exp: undefined }, 'malformed'],
    ['an end that is a word', { exp: 'never' }, 'malformed'],
    ['a beginning in the future', { nbf: now + HOUR_SECONDS }, 'token-not-yet-valid'],
    ['an auth_time of an hour ago', { auth_time: now - HOUR_SECONDS }, 'not-fresh'],
    ['an auth_time of 1970', { auth_time: 0 }, 'not-fresh'],
    ['an auth_time in an hour', { auth_time: now + HOUR_SECONDS }, 'token-not-yet-valid'],
    ['an auth_time in milliseconds', { auth_time: Date.now() }, 'token-not-yet-valid'],
    ['an auth_time in quotes', { auth_time: String(now) }, 'malformed'],
    ['an auth_time below zero', { auth_time: -1 }, 'malformed'],
    ['an auth_time with a fraction', { auth_time: now + 0.5 }, 'malformed'],
    ['a list of auth_times', { auth_time: [now] }, 'malformed'],
    ['no auth_time', { auth_time: undefined }, 'no-auth-time'],
  ];
  for (const [what, changed, problem] of claims) {
    it(`a token with ${what} is refused`, async () => {
      const desk = await openDesk();
      desk.world.entra.settings.claims = { ...changed };

      await assertNoProof(desk, await signIn(desk), problem);
    });
  }

  const contexts: readonly (readonly [what: string, acrs: unknown])[] = [
    ['none', undefined],
    ['another one', ['c1']],
    ['one that begins alike', ['c22']],
    ['all in one word', ['c1,c2']],
    ['one in capitals', ['C2']],
  ];
  for (const [what, acrs] of contexts) {
    it(`a token with the wrong authentication context is refused where c2 is required: ${what}`, async () => {
      const desk = await openDesk();
      desk.rules.set({ signIn: { authenticationContext: 'c2' } });
      desk.world.entra.settings.claims = { acrs };

      await assertNoProof(desk, await signIn(desk), 'no-required-context');
    });
  }
});

describe('attack with a sign-in’s token: genuine, but not for this', () => {
  const openForged = keepForgedDesks();
  const openDesk = keepRuledDesks();

  /** Hands over the first token again and again, as somebody who stole it would. */
  function firstAgain(): (genuine: string) => Promise<string> {
    let first: string | undefined;
    return (genuine) => Promise.resolve((first ??= genuine));
  }

  /** Alex is asked in two chats; only then he signs in, in the other one first. */
  async function signInElsewhereFirst(desk: RuledDesk): Promise<string> {
    const here = await desk.alex.reachSignIn(ANDROID);
    const elsewhere = desk.seat({ conversationId: 'a:another-chat' });
    const there = await elsewhere.reachSignIn(IPHONE);
    await desk.time.jump(A_WHILE_MS);
    await elsewhere.signIn(there);
    await elsewhere.hears(en.consequences.title);
    await desk.alex.signIn(here);
    return here.card.activityId;
  }

  it('one that was used for another device in another chat is refused, fresh as it is', async () => {
    const desk = await openForged(firstAgain());

    await assertNoProof(desk, await signInElsewhereFirst(desk), 'replayed');
  });

  it('one that was used is the same with another last letter of its signature', async () => {
    const again = firstAgain();
    let isFirst = true;
    const desk = await openForged(async (genuine) => {
      const token = await again(genuine);
      const shown = isFirst ? token : twinOf(token);
      isFirst = false;
      return shown;
    });

    await assertNoProof(desk, await signInElsewhereFirst(desk), 'replayed');
  });

  it('one from another conversation, where the owner signed in before, is refused', async () => {
    const desk = await openForged(firstAgain());
    const elsewhere = desk.seat({ conversationId: 'a:another-chat' });
    await elsewhere.reachConsequences(ANDROID);
    await desk.time.jump(A_WHILE_MS);

    await assertNoProof(desk, await signIn(desk), 'not-fresh');
  });

  it('one that Megan got in her own chat is refused in Alex’s', async () => {
    let megans: string | undefined;
    const desk: RuledDesk = await openForged((genuine) => {
      if (decodeJwt(genuine)['oid'] === MEGAN.oid) megans = genuine;
      return Promise.resolve(megans ?? genuine);
    });
    const megan = desk.seat({ person: MEGAN });
    const asked = await megan.reachSignIn({ ...ANDROID, name: 'Pixel 8a (Megan)' });
    await megan.signIn(asked);
    await megan.hears(en.consequences.title);

    await assertNoProof(desk, await signIn(desk), 'wrong-user');
  });

  it('one given for showing a passcode does not start a reset', async () => {
    const desk = await openForged(firstAgain());
    const done = await desk.alex.reachEnd(ANDROID, en.confirmation.title);
    await desk.time.jump(16 * MINUTE_MS);
    const order = desk.connector.records.length;
    await desk.alex.click(done, 'passcode.show');
    const asked = await desk.alex.signInAsked(order);

    await desk.alex.signIn(asked);

    await desk.alex.hears(en.chat.signInNotAccepted('not-fresh'));
    assert.equal((await desk.told()).at(-1), 'proof-failed:not-fresh');
    assert.equal(desk.resets().length, 1);
  });

  it('the bot’s own token for Graph is refused', async () => {
    const desk: RuledDesk = await openForged(async () => (await desk.world.graphCredential.getToken()).token);

    await assertNoProof(desk, await signIn(desk), 'wrong-audience');
  });

  it('a colleague’s real sign-in through the owner’s link is refused', async () => {
    const desk = await openDesk();
    const asked = await desk.alex.reachSignIn(ANDROID);

    await signInOverHttp(asked.link, MEGAN.username);

    await assertNoProof(desk, asked.card.activityId, 'wrong-user');
  });
});

/** The same token in other letters: the last one of a signature carries bits that no signature has. */
function twinOf(token: string): string {
  const signature = token.slice(token.lastIndexOf('.') + 1);
  const bytes = Buffer.from(signature, 'base64url');
  const twin = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')
    .map((letter) => signature.slice(0, -1) + letter)
    .find((other) => other !== signature && Buffer.from(other, 'base64url').equals(bytes));
  assert.ok(twin);
  return token.slice(0, -signature.length) + twin;
}
