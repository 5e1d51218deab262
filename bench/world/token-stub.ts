import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, type JSONWebKeySet, SignJWT } from 'jose';
import { describeAccessToken } from '../../sandbox/entra/access-token-claims.ts';
import { SANDBOX_APP_ID } from '../../sandbox/entra/app-registration.ts';
import { SANDBOX_TENANT_ID } from '../../sandbox/people.ts';

/** Channel ids of people begin with this, their object id follows. */
const PERSON_PREFIX = '29:';
const HOUR_MS = 3_600_000;

/** What the token service answers: a status and, where there is one, a body. */
export interface TokenAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** Bot Framework's token service and the keys of Entra, for people who sign in at once with any code. */
export interface TokenStub {
  readonly keys: JSONWebKeySet;
  answer(method: string, url: URL): Promise<TokenAnswer>;
}

/** A token service that signs with a key of its own, as the given issuer. */
export async function createTokenStub(issuer: string): Promise<TokenStub> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'bench', alg: 'RS256', use: 'sig' }] };

  function sign(oid: string): Promise<string> {
    const now = Date.now();
    const person = { oid, scopes: 'reauth', authTime: Math.floor(now / 1000) };
    const facts = { issuer, tenantId: SANDBOX_TENANT_ID, clientId: SANDBOX_APP_ID, audience: SANDBOX_APP_ID };
    const settings = { omitAuthTime: false, satisfiedContexts: [], graphRoles: [] };
    const claims = describeAccessToken({ ...facts, tokenId: randomUUID(), person }, settings, now);
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'bench' }).sign(privateKey);
  }

  return {
    keys,
    async answer(method, { pathname, searchParams }) {
      if (method === 'DELETE') return { status: 204 };
      if (pathname.endsWith('GetSignInResource'))
        return { status: 200, body: { signInLink: `${issuer}/sign-in?id=${randomUUID()}` } };
      // Nothing is cached: a token comes for a code only.
      if (!searchParams.get('code')) return { status: 404 };
      const token = await sign((searchParams.get('userId') ?? '').slice(PERSON_PREFIX.length));
      const expiration = new Date(Date.now() + HOUR_MS).toISOString();
      const channelId = searchParams.get('channelId');
      const connectionName = searchParams.get('connectionName');
      return { status: 200, body: { channelId, connectionName, token, expiration } };
    },
  };
}
