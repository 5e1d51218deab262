import assert from 'node:assert/strict';
import { checkForcedSignIn, judgeAuthorization, judgeConnection } from '../../../bot/doctor/check-sign-in.ts';
import { createHandWeb } from './hand-web.ts';

const TENANT = '6f1c2b7e-4a0d-4c59-9b1e-2d8f5a7c3e10';
const PLACE = {
  entraUrl: 'https://login.microsoftonline.com/',
  graphUrl: 'https://graph.microsoft.com/',
  tenantId: TENANT,
};
const LINK = 'https://token.botframework.com/api/oauth/signin?signin=1';
const GOOD: Readonly<Record<string, string | undefined>> = {
  response_type: 'code',
  scope: 'openid api://passcode-desk/reauth',
  prompt: 'login',
  max_age: '0',
};

/** An authorization request; what is `undefined` is left out. */
function requestOf(
  changes: Readonly<Record<string, string | undefined>> = {},
  path = `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/authorize`,
): URL {
  const url = new URL(path);
  for (const [name, value] of Object.entries({ ...GOOD, ...changes })) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url;
}

const codesOf = (url: URL): readonly string[] => judgeAuthorization(url, PLACE).map(({ code }) => code);

describe('the sign-in that the OAuth connection asks for', () => {
  it('is good as deploy/azure makes it', () => {
    assert.deepEqual(codesOf(requestOf()), []);
    assert.deepEqual(codesOf(requestOf({ scope: `${TENANT}/reauth` })), []);
  });

  const wrong: readonly [what: string, code: string, url: URL][] = [
    ['asks for no prompt', 'sign-in.silent', requestOf({ prompt: undefined })],
    ['asks for another prompt', 'sign-in.silent', requestOf({ prompt: 'select_account' })],
    ['asks for no prompt at all', 'sign-in.silent', requestOf({ prompt: 'none' })],
    ['takes a sign-in of any age', 'sign-in.any-age', requestOf({ max_age: undefined })],
    ['takes one of a minute ago', 'sign-in.any-age', requestOf({ max_age: '60' })],
    ['asks for no scope', 'sign-in.no-own-scope', requestOf({ scope: undefined })],
    ['asks for an identity only', 'sign-in.no-own-scope', requestOf({ scope: 'openid profile' })],
    [
      'asks for a token for Graph',
      'sign-in.no-own-scope',
      requestOf({ scope: 'openid https://graph.microsoft.com/User.Read' }),
    ],
    [
      'takes people of any tenant',
      'sign-in.any-tenant',
      requestOf({}, 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize'),
    ],
    [
      'is somewhere else',
      'sign-in.elsewhere',
      requestOf({}, `https://login.microsoftonline.com.evil.example/${TENANT}/oauth2/v2.0/authorize`),
    ],
  ];
  for (const [what, code, url] of wrong) {
    it(`is not good where it ${what}`, () => {
      assert.deepEqual(codesOf(url), [code]);
    });
  }

  it('is looked at behind the redirects of the token service', async () => {
    const web = createHandWeb({
      [LINK]: { status: 302, location: '/next' },
      'https://token.botframework.com/next': { status: 302, location: requestOf({ prompt: undefined }).href },
    });
    const verdict = await checkForcedSignIn(web, LINK, PLACE);
    assert.ok(verdict.status === 'fail');
    assert.deepEqual(
      verdict.problems.map(({ code }) => code),
      ['sign-in.silent'],
    );
  });

  it('cannot be told where nothing leads to Entra, or in circles', async () => {
    const page = createHandWeb({ [LINK]: {} });
    const circle = createHandWeb({ [LINK]: { status: 302, location: LINK } });
    for (const [web, link] of [
      [page, LINK],
      [circle, LINK],
      [page, 'no link'],
      [page, undefined],
    ] as const) {
      assert.equal((await checkForcedSignIn(web, link, PLACE)).status, 'skipped');
    }
  });

  it('fails where the link cannot be opened', async () => {
    assert.equal((await checkForcedSignIn(createHandWeb({}), LINK, PLACE)).status, 'fail');
  });
});

describe('the OAuth connection', () => {
  it('must give a link, and take no token of a client in exchange', () => {
    assert.equal(judgeConnection({ link: LINK, hasExchange: false }).status, 'pass');
    assert.equal(judgeConnection({ link: LINK, hasExchange: true }).status, 'fail');
    assert.equal(judgeConnection({ link: undefined, hasExchange: false }).status, 'fail');
  });
});
