import type { AccessToken, ClientCredentials, JWTStructured, KoaContextWithOIDC } from 'oidc-provider';
import type { Clock } from '../../services/platform/clock.ts';
import { SANDBOX_TENANT_ID } from '../people.ts';
import { describeAccessToken, type TokenFacts } from './access-token-claims.ts';
import type { AppRegistration } from './app-registration.ts';
import type { EntraSettings } from './settings.ts';

/** What the claims of a token depend on besides the token. */
export interface TokenParts {
  readonly issuer: string;
  readonly app: AppRegistration;
  readonly clock: Clock;
  readonly settings: EntraSettings;
}

/** Rewrites a token that the provider is about to sign as Entra would have written it. */
export function writeAsEntra(
  { issuer, app, clock, settings }: TokenParts,
  ctx: KoaContextWithOIDC,
  token: AccessToken | ClientCredentials,
): JWTStructured {
  const facts: TokenFacts = {
    issuer,
    tenantId: SANDBOX_TENANT_ID,
    clientId: app.clientId,
    audience: String(token.aud),
    tokenId: token.jti,
    ...(token.kind === 'AccessToken' ? { person: describeSignIn(app, ctx, token) } : {}),
  };
  return { header: { typ: 'JWT' }, payload: describeAccessToken(facts, settings, clock.now()) };
}

function describeSignIn(
  app: AppRegistration,
  ctx: KoaContextWithOIDC,
  token: AccessToken,
): NonNullable<TokenFacts['person']> {
  return {
    oid: token.accountId,
    scopes: (token.scope ?? '').replaceAll(`${app.apiUri}/`, ''),
    authTime: ctx.oidc.entities.AuthorizationCode?.authTime,
  };
}
