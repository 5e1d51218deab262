import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { inspect } from 'node:util';

import { generateKeyPair, SignJWT } from 'jose';

import { beginChallenge } from '../../../services/identity/begin-challenge.ts';
import type { ProofProblem, SignInChallenge, SignInProof } from '../../../services/identity/challenge.ts';
import { createSignInVerifier, type VerifierSettings } from '../../../services/identity/token-verifier.ts';
import { IoError } from '../../../services/platform/errors.ts';
import type { Once } from '../../../services/platform/once.ts';
import type { Result } from '../../../services/platform/result.ts';
import { Secret } from '../../../services/platform/secret.ts';
import { recordLog } from '../intune/record-log.ts';
import { AUDIENCE, ISSUER, startIssuer, TENANT, unsigned, USER, type Issuer } from './issuer.ts';

/** On a whole second, as `auth_time` is. */
const START = Date.parse('2026-03-01T12:00:00Z');
const NOW = START + 60_000;
const seconds = (time: number): number => Math.floor(time / 1000);

const challenge: SignInChallenge = beginChallenge({
  id: 'challenge-1',
  tenantId: TENANT,
  userId: USER,
  purpose: 'reset:device-1',
  now: START,
});

/** What a good token says. */
const claims = (changes: object = {}): object => ({
  iss: ISSUER,
  aud: AUDIENCE,
  tid: TENANT,
  oid: USER,
  nbf: seconds(NOW) - 10,
  exp: seconds(NOW) + 3600,
  auth_time: seconds(START) + 30,
  uti: 'token-1',
  ...changes,
});

/** Everything claimed so far, with how long it is remembered. */
function rememberingOnce(): Once & { readonly kept: Map<string, number> } {
  const kept = new Map<string, number>();
  return {
    kept,
    claim: (key, ttlSeconds) => {
      if (kept.has(key)) return Promise.resolve(false);
      kept.set(key, ttlSeconds);
      return Promise.resolve(true);
    },
  };
}

describe('sign-in verifier', () => {
  let issuer: Issuer;
  // Keys are slow to make and never change: the one thing that the tests share.
  before(async () => {
    issuer = await startIssuer();
  });
  after(() => issuer.close());

  const settings = (overrides: Partial<VerifierSettings> = {}): VerifierSettings => ({
    issuer: ISSUER,
    audience: AUDIENCE,
    tenantId: TENANT,
    jwksUrl: issuer.jwksUrl,
    clockSkewMs: 2_000,
    once: rememberingOnce(),
    log: recordLog().log,
    ...overrides,
  });
  const verify = (
    token: string,
    overrides: Partial<VerifierSettings> = {},
    now = NOW,
  ): Promise<Result<SignInProof, ProofProblem>> =>
    createSignInVerifier(settings(overrides)).verify(new Secret(token), challenge, now);
  const problem = async (token: string, now = NOW): Promise<ProofProblem | undefined> => {
    const result = await verify(token, {}, now);
    return result.ok ? undefined : result.error;
  };

  describe('forgeries', () => {
    for (const token of ['', 'x', 'a.b', 'a.b.c', '....', 'null.null.null', `${'a'.repeat(9000)}.b.c`]) {
      it(`refuses what is no token: ${JSON.stringify(token).slice(0, 20)}`, async () => {
        assert.equal(await problem(token), 'malformed');
      });
    }

    for (const alg of ['none', 'None', 'NONE']) {
      it(`refuses a token that claims to need no signature (${alg})`, async () => {
        assert.equal(await problem(unsigned({ alg, kid: 'key-1' }, claims())), 'bad-signature');
      });
    }

    it('refuses a good token whose signature was cut off', async () => {
      const token = await issuer.sign(claims());
      assert.equal(await problem(token.slice(0, token.lastIndexOf('.') + 1)), 'bad-signature');
    });

    it('refuses a token keyed with the public key (HS256 for RS256)', async () => {
      const input = unsigned({ alg: 'HS256', kid: 'key-1' }, claims()).slice(0, -1);
      const mac = createHmac('sha256', issuer.publicPem).update(input).digest('base64url');
      assert.equal(await problem(`${input}.${mac}`), 'bad-signature');
    });

    it('refuses another key under the published id', async () => {
      assert.equal(await problem(await issuer.forge(claims())), 'bad-signature');
    });

    it('refuses an unknown key id', async () => {
      assert.equal(await problem(await issuer.sign(claims(), { kid: 'key-2' })), 'bad-signature');
    });

    it('takes no key from the token itself', async () => {
      const { privateKey } = await generateKeyPair('RS256');
      const token = await new SignJWT({ ...claims() })
        .setProtectedHeader({ alg: 'RS256', kid: 'key-9', jku: `${issuer.jwksUrl}/mine` })
        .sign(privateKey);
      assert.equal(await problem(token), 'bad-signature');
    });

    it('refuses changed claims under a good signature', async () => {
      const [header, , signature] = (await issuer.sign(claims({ oid: TENANT }))).split('.');
      const payload = Buffer.from(JSON.stringify(claims())).toString('base64url');
      assert.equal(await problem(`${header ?? ''}.${payload}.${signature ?? ''}`), 'bad-signature');
    });
  });

  describe('claims', () => {
    const wrong: readonly (readonly [string, object, ProofProblem])[] = [
      ['another issuer', { iss: 'https://evil.example/' }, 'wrong-issuer'],
      ['no issuer', { iss: undefined }, 'wrong-issuer'],
      ['another audience (Graph)', { aud: '00000003-0000-0000-c000-000000000000' }, 'wrong-audience'],
      ['no audience', { aud: undefined }, 'wrong-audience'],
      ['another tenant', { tid: USER }, 'wrong-tenant'],
      ['no tenant', { tid: undefined }, 'wrong-tenant'],
      ['somebody else', { oid: 'cccccccc-0000-4000-8000-000000000003' }, 'wrong-user'],
      ['nobody', { oid: undefined, sub: USER }, 'wrong-user'],
      ['a life that is over', { exp: seconds(NOW) - 3 }, 'token-expired'],
      ['no end', { exp: undefined }, 'malformed'],
      ['a life not begun', { nbf: seconds(NOW) + 30 }, 'token-not-yet-valid'],
      ['no auth_time', { auth_time: undefined }, 'no-auth-time'],
      ['auth_time as text', { auth_time: String(seconds(START) + 30) }, 'malformed'],
      ['auth_time with a fraction', { auth_time: seconds(START) + 0.5 }, 'malformed'],
      ['auth_time null', { auth_time: null }, 'malformed'],
      ['auth_time in milliseconds', { auth_time: START }, 'token-not-yet-valid'],
      ['auth_time in the future', { auth_time: seconds(NOW) + 3 }, 'token-not-yet-valid'],
      ['auth_time before the challenge', { auth_time: seconds(START) - 4 }, 'not-fresh'],
      ['auth_time of an old session', { auth_time: seconds(START) - 7200, iat: seconds(NOW) }, 'not-fresh'],
    ];
    for (const [name, changes, expected] of wrong) {
      it(`refuses ${name} as ${expected}, and does not use the token up`, async () => {
        const once = rememberingOnce();
        const result = await verify(await issuer.sign(claims(changes)), { once });
        assert.deepEqual(result, { ok: false, error: expected });
        assert.equal(once.kept.size, 0);
      });
    }

    it('refuses a challenge of another tenant than the configured one', async () => {
      const verifier = createSignInVerifier(settings());
      const foreign = { ...challenge, tenantId: USER };
      const result = await verifier.verify(new Secret(await issuer.sign(claims())), foreign, NOW);
      assert.deepEqual(result, { ok: false, error: 'wrong-tenant' });
    });

    it('refuses a token and challenge of one tenant where another is configured', async () => {
      const result = await verify(await issuer.sign(claims()), { tenantId: USER });
      assert.deepEqual(result, { ok: false, error: 'wrong-tenant' });
    });

    it('refuses an answer after the window, though the sign-in was in time', async () => {
      assert.equal(await problem(await issuer.sign(claims()), challenge.expiresAt + 1), 'too-late');
    });

    it('tells the operator which claim the app registration lacks', async () => {
      const { log, lines } = recordLog();
      const token = await issuer.sign(claims({ auth_time: undefined }));
      await verify(token, { log });
      assert.equal(lines.length, 1);
      assert.equal(lines[0]?.level, 'error');
      assert.match(lines[0].message, /auth_time.*optional claim.*app registration/);
      assert.ok(!inspect(lines, { depth: 9 }).includes(token));
    });
  });

  describe('a required authentication context', () => {
    const demanding = { ...challenge, requiredContext: 'c2' };
    const judge = async (acrs: unknown, log = recordLog().log): Promise<Result<SignInProof, ProofProblem>> =>
      createSignInVerifier(settings({ log })).verify(
        new Secret(await issuer.sign(claims({ acrs }))),
        demanding,
        NOW,
      );

    for (const acrs of [undefined, [], '', 'c1', 'c22', ['c1', 'c3'], ['c1 c2']]) {
      it(`is missing in ${JSON.stringify(acrs)}`, async () => {
        assert.deepEqual(await judge(acrs), { ok: false, error: 'no-required-context' });
      });
    }

    for (const acrs of ['c2', ['c2'], ['c1', 'c2', 'c3']]) {
      it(`is in ${JSON.stringify(acrs)}, and so in the proof`, async () => {
        const proof = await judge(acrs);
        assert.equal(proof.ok && proof.value.context, 'c2');
      });
    }

    it('never replaces the freshness of the sign-in', async () => {
      const token = await issuer.sign(claims({ acrs: ['c2'], auth_time: seconds(START) - 4 }));
      const result = await createSignInVerifier(settings()).verify(new Secret(token), demanding, NOW);
      assert.deepEqual(result, { ok: false, error: 'not-fresh' });
    });

    it('is not believed where it is of no known form', async () => {
      assert.deepEqual(await judge({ c2: true }), { ok: false, error: 'malformed' });
    });

    it('that is missing is told to the operator, with its name', async () => {
      const { log, lines } = recordLog();
      await judge(['c1'], log);
      assert.deepEqual(
        lines.map(({ facts }) => facts),
        [{ claim: 'acrs', context: 'c2', challengeId: 'challenge-1' }],
      );
    });
  });

  describe('one use', () => {
    it('refuses the same token again', async () => {
      const once = rememberingOnce();
      const token = await issuer.sign(claims());
      assert.equal((await verify(token, { once })).ok, true);
      assert.deepEqual(await verify(token, { once }), { ok: false, error: 'replayed' });
    });

    it('lets one of several at the same time pass', async () => {
      const once = rememberingOnce();
      const token = await issuer.sign(claims());
      const results = await Promise.all([1, 2, 3, 4].map(() => verify(token, { once })));
      assert.equal(results.filter(({ ok }) => ok).length, 1);
    });

    it('refuses the same token with its signature spelled differently', async () => {
      const once = rememberingOnce();
      const token = await issuer.sign(claims({ uti: undefined }));
      await verify(token, { once });
      const respelled = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')
        .map((last) => token.slice(0, -1) + last)
        .filter((other) => other !== token);
      for (const other of respelled) assert.equal((await verify(other, { once })).ok, false);
    });

    for (const id of ['uti', 'jti']) {
      it(`refuses another token with the same ${id}`, async () => {
        const once = rememberingOnce();
        const ids = { uti: undefined, [id]: 'same' };
        assert.equal((await verify(await issuer.sign(claims(ids)), { once })).ok, true);
        const second = await issuer.sign(claims({ ...ids, amr: ['pwd'] }));
        assert.deepEqual(await verify(second, { once }), { ok: false, error: 'replayed' });
      });
    }

    it('remembers a token for the rest of its life, and nothing of its text', async () => {
      const once = rememberingOnce();
      const token = await issuer.sign(claims());
      await verify(token, { once });
      for (const [key, ttlSeconds] of once.kept) {
        assert.ok(ttlSeconds >= 3600 + 2, `${ttlSeconds} s`);
        assert.ok(!token.includes(key) && !key.includes('token-1') && key.length < 80);
      }
      assert.equal(once.kept.size, 2);
    });

    it('passes on that the memory is away, rather than letting the token pass', async () => {
      const once: Once = { claim: () => Promise.reject(new IoError('redis.down', { retryable: true })) };
      await assert.rejects(verify(await issuer.sign(claims()), { once }), { code: 'redis.down' });
    });
  });

  describe('issuer keys', () => {
    const spoiled = [
      { name: 'an error', publish: () => ({ status: 503, body: '' }) },
      { name: 'no JSON', publish: () => ({ status: 200, body: '<html>' }) },
      { name: 'no key set', publish: () => ({ status: 200, body: '{"keys":5}' }) },
    ];
    for (const { name, publish } of spoiled) {
      it(`says that the keys cannot be read where the issuer answers ${name}`, async () => {
        const broken = await startIssuer(publish);
        try {
          const token = await broken.sign(claims());
          await assert.rejects(verify(token, { jwksUrl: broken.jwksUrl }), (error) => {
            assert.ok(error instanceof IoError);
            assert.deepEqual([error.code, error.retryable], ['identity.keys-unavailable', true]);
            assert.ok(!inspect(error, { depth: 9 }).includes(token));
            return true;
          });
        } finally {
          await broken.close();
        }
      });
    }

    it('says so too where nobody answers, and works again when somebody does', async () => {
      const gone = await startIssuer();
      await gone.close();
      const token = await gone.sign(claims());
      await assert.rejects(verify(token, { jwksUrl: gone.jwksUrl }), { code: 'identity.keys-unavailable' });

      let status = 503;
      const flaky = await startIssuer((jwks) => ({ status, body: JSON.stringify(jwks) }));
      try {
        const verifier = createSignInVerifier(settings({ jwksUrl: flaky.jwksUrl }));
        const secret = new Secret(await flaky.sign(claims()));
        await assert.rejects(verifier.verify(secret, challenge, NOW), { code: 'identity.keys-unavailable' });
        status = 200;
        assert.equal((await verifier.verify(secret, challenge, NOW)).ok, true);
      } finally {
        await flaky.close();
      }
    });
  });

  it('accepts a fresh sign-in, and says for what', async () => {
    const result = await verify(await issuer.sign(claims()));
    assert.deepEqual(result, {
      ok: true,
      value: {
        challengeId: 'challenge-1',
        userId: USER,
        purpose: 'reset:device-1',
        authenticatedAt: START + 30_000,
      },
    });
  });

  for (const typ of ['JWT', 'at+jwt', 'jwt']) {
    it(`accepts the type ${typ}`, async () => {
      assert.equal((await verify(await issuer.sign(claims(), { typ }))).ok, true);
    });
  }

  it('accepts ids in any case, and any of several audiences', async () => {
    const token = await issuer.sign(
      claims({ oid: USER.toUpperCase(), tid: TENANT.toUpperCase(), aud: 'client-id' }),
    );
    assert.equal((await verify(token, { audience: [AUDIENCE, 'client-id'] })).ok, true);
  });
});
