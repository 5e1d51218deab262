import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../services/platform/clock.ts';
import type { Entra } from '../entra/entra.ts';
import type { PendingSignIn } from './pending-sign-ins.ts';
import type { UserToken } from './token-vault.ts';

const TokenAnswer = z.object({ access_token: z.string(), expires_in: z.number() });

/** The OAuth connection of the bot: the authorization-code flow with PKCE and a client secret. */
export interface OauthClient {
  /** @param forceLogin Whether the connection's query template adds `prompt=login&max_age=0`. */
  authorizeUrl(signIn: PendingSignIn, forceLogin: boolean): string;
  /** @returns `undefined` where Entra refuses the code. */
  redeem(signIn: PendingSignIn, code: string): Promise<UserToken | undefined>;
}

/** Connects to the sandbox's Entra with the bot's registration. */
export function createOauthClient(entra: Entra, clock: Clock): OauthClient {
  const { clientId, clientSecret, redirectUri, apiScope } = entra.app;
  return {
    authorizeUrl(signIn, forceLogin) {
      const query = new URLSearchParams({
        client_id: clientId,
        response_type: 'code',
        redirect_uri: redirectUri,
        scope: `openid ${apiScope}`,
        state: signIn.id,
        code_challenge: createHash('sha256').update(signIn.codeVerifier).digest('base64url'),
        code_challenge_method: 'S256',
        ...(forceLogin ? { prompt: 'login', max_age: '0' } : {}),
      });
      return `${entra.authorizeUrl}?${query.toString()}`;
    },
    async redeem(signIn, code) {
      const response = await fetch(entra.tokenUrl, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          client_id: clientId,
          client_secret: clientSecret,
          redirect_uri: redirectUri,
          code,
          code_verifier: signIn.codeVerifier,
        }),
      });
      if (!response.ok) return undefined;
      const answer = TokenAnswer.parse(await response.json());
      return { token: answer.access_token, expiresAt: clock.now() + answer.expires_in * 1000 };
    },
  };
}
