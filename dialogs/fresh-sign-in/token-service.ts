import { CloudAdapterBase, type TurnContext } from 'botbuilder';
import { OAuthPrompt } from '../sdk.ts';
import type { UserTokenClient } from 'botframework-connector';
import { Secret } from '../../services/platform/secret.ts';

/** The Bot Framework token service, as far as a fresh sign-in needs it. */
export interface TokenService {
  /** Names the connection in the sign-in card, as clients expect. */
  readonly connectionName: string;
  /** A link that begins a sign-in for the sender of this turn. */
  signInLink(context: TurnContext): Promise<string>;
  /** Picks up the sender's token with the code of a finished sign-in; `undefined` where the code is not right. */
  redeem(context: TurnContext, code: string): Promise<Secret<string> | undefined>;
  /** Makes the service forget the sender's token. The browser's session with Entra ID stays. */
  signOut(context: TurnContext): Promise<void>;
}

/**
 * Talks to the token service through the SDK's OAuthPrompt, of which only the calls are used: its own
 * recognition believes forged `tokens/response` events, takes any six digits for a code, honours silent
 * token exchange, and lets a cached token end the prompt at once.
 */
export function createTokenService(connectionName: string): TokenService {
  const oauth = new OAuthPrompt('token-service', { connectionName, title: '' });
  return {
    connectionName,
    async signInLink(context) {
      const { signInLink } = await tokenClient(context).getSignInResource(
        connectionName,
        context.activity,
        '',
      );
      if (!signInLink) throw new Error('The token service gave no sign-in link.');
      return signInLink;
    },
    async redeem(context, code) {
      const response = await oauth.getUserToken(context, code);
      return response?.token ? new Secret(response.token) : undefined;
    },
    signOut: (context) => oauth.signOutUser(context),
  };
}

function tokenClient(context: TurnContext): UserTokenClient {
  const { adapter } = context;
  if (!(adapter instanceof CloudAdapterBase)) throw new Error('The adapter has no token service.');
  const client: UserTokenClient | undefined = context.turnState.get(adapter.UserTokenClientKey);
  if (client === undefined) throw new Error('The adapter has no token client.');
  return client;
}
