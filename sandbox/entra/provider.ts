import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import {
  type Configuration,
  interactionPolicy,
  type JWK,
  type KoaContextWithOIDC,
  Provider,
} from 'oidc-provider';
import { z } from 'zod';
import { announceSecret } from '../issued-secrets.ts';
import type { Person } from '../people.ts';
import { ACCESS_TOKEN_TTL_SECONDS } from './access-token-claims.ts';
import { type Apis, createApis } from './apis.ts';
import type { AppRegistration } from './app-registration.ts';
import { renderProblemPage } from './login-page.ts';
import { type TokenParts, writeAsEntra } from './issued-token.ts';
import { createMemoryAdapter } from './memory-adapter.ts';

/** What the provider is built from. */
export interface ProviderParts extends TokenParts {
  readonly people: readonly Person[];
  /** Path of the login page for an interaction. */
  readonly loginPath: (interactionId: string) => string;
}

/** The `scope` parameter; absent when a code is exchanged. */
const Scope = z.string().default('');
/** What the token endpoint answers. */
const TokenAnswer = z.object({ access_token: z.string(), id_token: z.string().optional() });
/** A working day: silent sign-in exists for this long. */
const SESSION_TTL_SECONDS = 10 * 3600;
const TTL_SECONDS = {
  AccessToken: ACCESS_TOKEN_TTL_SECONDS,
  ClientCredentials: ACCESS_TOKEN_TTL_SECONDS,
  IdToken: ACCESS_TOKEN_TTL_SECONDS,
  Grant: SESSION_TTL_SECONDS,
  Session: SESSION_TTL_SECONDS,
  /** The login page: far longer than the bot's own five minutes, so that a late sign-in can happen. */
  Interaction: 3600,
};

/** Configures the certified provider library as the sandbox's Entra. */
export function createProvider(parts: ProviderParts): Provider {
  const provider = new Provider(parts.issuer, {
    adapter: () => createMemoryAdapter(),
    jwks: { keys: [generateSigningKey()] },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    clients: [describeClient(parts.app)],
    findAccount: (_ctx, oid) => findAccount(parts.people, oid),
    interactions: { policy: loginOnly(), url: (_ctx, interaction) => parts.loginPath(interaction.uid) },
    loadExistingGrant: (ctx) => grantEverything(ctx, parts.app),
    features: describeFeatures(createApis(parts.app, new URL(parts.issuer).origin)),
    formats: describeFormats(parts),
    renderError(ctx, out) {
      ctx.type = 'html';
      ctx.body = renderProblemPage(`${out.error}: ${out.error_description ?? 'no description'}`);
    },
    ttl: TTL_SECONDS,
  });
  provider.on('server_error', (_ctx, error) => {
    console.error('Sandbox Entra failed', error);
  });
  provider.on('grant.success', (ctx) => {
    announceTokens(TokenAnswer.parse(ctx.body));
  });
  return provider;
}

function announceTokens({ access_token, id_token }: z.infer<typeof TokenAnswer>): void {
  announceSecret({ kind: 'token', value: access_token });
  if (id_token !== undefined) announceSecret({ kind: 'token', value: id_token });
}

function generateSigningKey(): JWK {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), alg: 'RS256', use: 'sig' };
}

function describeClient(app: AppRegistration): NonNullable<Configuration['clients']>[number] {
  return {
    client_id: app.clientId,
    client_secret: app.clientSecret,
    client_name: 'Passcode Desk',
    redirect_uris: [app.redirectUri],
    grant_types: ['authorization_code', 'client_credentials'],
    response_types: ['code'],
    token_endpoint_auth_method: 'client_secret_post',
  };
}

function findAccount(people: readonly Person[], oid: string) {
  const person = people.find((candidate) => candidate.oid === oid);
  if (!person) return undefined;
  const claims = { sub: person.oid, name: person.name, preferred_username: person.username };
  return { accountId: person.oid, claims: () => claims };
}

/** Login is the only thing a person is ever asked for: an administrator has consented for everybody. */
function loginOnly(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base();
  policy.remove('consent');
  return policy;
}

async function grantEverything(ctx: KoaContextWithOIDC, app: AppRegistration) {
  const grant = new ctx.oidc.provider.Grant({
    clientId: app.clientId,
    accountId: ctx.oidc.session?.accountId,
  });
  grant.addOIDCScope('openid');
  grant.addResourceScope(app.apiUri, app.apiScope);
  await grant.save();
  return grant;
}

function describeFeatures(apis: Apis): NonNullable<Configuration['features']> {
  return {
    devInteractions: { enabled: false },
    userinfo: { enabled: false },
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: (ctx) => apis.named(Scope.parse(ctx.oidc.params?.['scope'])),
      getResourceServerInfo: (_ctx, uri) => apis.describe(uri),
      useGrantedResource: () => true,
    },
  };
}

function describeFormats(parts: TokenParts): NonNullable<Configuration['formats']> {
  return {
    customizers: {
      jwt(ctx, token, jwt) {
        Object.assign(jwt, writeAsEntra(parts, ctx, token));
      },
    },
  };
}
