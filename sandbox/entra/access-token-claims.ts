import type { Instant } from '../../services/platform/clock.ts';
import type { EntraSettings } from './settings.ts';

/** How long an access token is good for, in seconds. Entra's own varies between 60 and 90 minutes. */
export const ACCESS_TOKEN_TTL_SECONDS = 3600;

/** What is known when a token is issued. */
export interface TokenFacts {
  readonly issuer: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly audience: string;
  readonly tokenId: string;
  /** The person, or nobody where the application asks in its own name. */
  readonly person?: {
    readonly oid: string;
    /** Names of the granted scopes, without the API's URI. */
    readonly scopes: string;
    /** When the person last typed a password, in seconds since 1970. */
    readonly authTime: number | undefined;
  };
}

/** The claims of an access token as Entra (v2.0) writes them; times in seconds. Pure. */
export function describeAccessToken(
  facts: TokenFacts,
  settings: EntraSettings,
  now: Instant,
): Record<string, unknown> {
  const issuedAt = Math.floor(now / 1000);
  return {
    iss: facts.issuer,
    aud: facts.audience,
    iat: issuedAt,
    nbf: issuedAt,
    exp: issuedAt + ACCESS_TOKEN_TTL_SECONDS,
    tid: facts.tenantId,
    azp: facts.clientId,
    ver: '2.0',
    jti: facts.tokenId,
    uti: facts.tokenId,
    ...(facts.person ? describePerson(facts.person, settings) : describeApplication(facts, settings)),
  };
}

function describePerson(
  person: NonNullable<TokenFacts['person']>,
  settings: EntraSettings,
): Record<string, unknown> {
  return {
    sub: person.oid,
    oid: person.oid,
    scp: person.scopes,
    ...(settings.omitAuthTime ? {} : { auth_time: person.authTime }),
    // As with Entra, the claim is there only where there is something to say.
    ...(settings.satisfiedContexts.length === 0 ? {} : { acrs: settings.satisfiedContexts }),
    ...settings.claims,
  };
}

function describeApplication(facts: TokenFacts, settings: EntraSettings): Record<string, unknown> {
  return { sub: facts.clientId, oid: facts.clientId, idtyp: 'app', roles: settings.graphRoles };
}
