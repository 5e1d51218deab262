import { errors, type ResourceServer } from 'oidc-provider';
import { ACCESS_TOKEN_TTL_SECONDS } from './access-token-claims.ts';
import type { AppRegistration } from './app-registration.ts';

/** The audience of tokens for Microsoft Graph. */
export const GRAPH_AUDIENCE = 'https://graph.microsoft.com';

/** The audience of tokens for the Bot Framework: Teams' connector and the token service. */
export const BOT_FRAMEWORK_AUDIENCE = 'https://api.botframework.com';

/** The APIs for which the sandbox's Entra issues tokens, by the URI that their scopes begin with. */
export interface Apis {
  /** The API a request is for: as in Entra, its scopes say so, and there is no `resource` parameter. */
  named(scopes: string): string | undefined;
  /** @throws InvalidTarget where there is no such API. */
  describe(uri: string): ResourceServer;
}

/**
 * The bot's own API, the Bot Framework, and Graph: by its public name, and by the origin of the sandbox, as which the
 * product asks for whatever Graph it is told to call.
 */
export function createApis(app: AppRegistration, origin: string): Apis {
  const known = new Map<string, ResourceServer>([
    [app.apiUri, jwtApi(app.clientId, app.apiScope)],
    [BOT_FRAMEWORK_AUDIENCE, jwtApi(BOT_FRAMEWORK_AUDIENCE, `${BOT_FRAMEWORK_AUDIENCE}/.default`)],
    [GRAPH_AUDIENCE, jwtApi(GRAPH_AUDIENCE, `${GRAPH_AUDIENCE}/.default`)],
    [origin, jwtApi(GRAPH_AUDIENCE, `${origin}/.default`)],
  ]);
  return {
    named: (scopes) =>
      [...known.keys()].find((uri) => scopes.split(' ').some((scope) => scope.startsWith(`${uri}/`))),
    describe(uri) {
      const api = known.get(uri);
      if (!api) throw new errors.InvalidTarget();
      return api;
    },
  };
}

function jwtApi(audience: string, scope: string): ResourceServer {
  return {
    audience,
    scope,
    accessTokenFormat: 'jwt',
    accessTokenTTL: ACCESS_TOKEN_TTL_SECONDS,
    jwt: { sign: { alg: 'RS256' } },
  };
}
