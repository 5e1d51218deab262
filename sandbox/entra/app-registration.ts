import { randomBytes } from 'node:crypto';
import { announceSecret } from '../issued-secrets.ts';

/** The bot's application (client) id in the sandbox's tenant. */
export const SANDBOX_APP_ID = '0d5e7a31-94c2-4b86-a1f7-3c6e8b20d94f';

/** Where the token service waits for the browser to come back, below the sandbox's origin. */
export const REDIRECT_PATH = '/token-service/callback';

/** What Entra knows of the bot: one registration, with an API of its own and Graph permissions. */
export interface AppRegistration {
  readonly clientId: string;
  /** Made up at every start. */
  readonly clientSecret: string;
  readonly redirectUri: string;
  /** Application ID URI of the bot's own API, whose tokens carry `auth_time`. */
  readonly apiUri: string;
  /** The scope of that API which the bot asks for. */
  readonly apiScope: string;
}

/** Registers the bot for a sandbox at this origin. */
export function registerApp(origin: string): AppRegistration {
  const apiUri = `api://${SANDBOX_APP_ID}`;
  const clientSecret = randomBytes(24).toString('base64url');
  announceSecret({ kind: 'client-secret', value: clientSecret });
  return {
    clientId: SANDBOX_APP_ID,
    clientSecret,
    redirectUri: `${origin}${REDIRECT_PATH}`,
    apiUri,
    apiScope: `${apiUri}/reauth`,
  };
}
