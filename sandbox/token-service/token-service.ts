import express, { type Router } from 'express';
import { type Clock, systemClock } from '../../services/platform/clock.ts';
import { createBotTokenCheck } from '../entra/bot-access.ts';
import type { Entra } from '../entra/entra.ts';
import { createBrowserRoutes } from './browser-routes.ts';
import { createOauthClient } from './oauth-client.ts';
import { createPendingSignIns } from './pending-sign-ins.ts';
import { createSdkRoutes } from './sdk-routes.ts';
import { createTokenVault } from './token-vault.ts';
import { deliverInvoke, describeVerifyState } from './verify-state.ts';

/** Where the sandbox's token service is mounted; Entra knows its callback, see `REDIRECT_PATH`. */
export const TOKEN_SERVICE_PATH = '/token-service';

/** How sign-ins go. Changed on the running instance, by tests. */
export interface TokenServiceSettings {
  /** Whether the OAuth connection adds `prompt=login&max_age=0`; without it, an open session signs in silently. */
  forceLogin: boolean;
  /** Whether a finished sign-in is announced to the bot as Teams does; without it, the person types the code. */
  completeByInvoke: boolean;
}

/** What the token service is made of. */
export interface TokenServiceOptions {
  /** Scheme, host and port of the server that mounts it, without a slash at the end. */
  readonly origin: string;
  readonly entra: Entra;
  /** Where the bot takes activities. */
  readonly botEndpoint: string;
  /** Whether the bot has to show that it is the one of Entra; anybody may ask where not. */
  readonly knowsBot?: boolean | undefined;
  readonly clock?: Clock;
}

/** A stand-in for the Bot Framework's token service, with one OAuth connection whatever its name. */
export interface TokenService {
  /** Mount it at {@link TOKEN_SERVICE_PATH}. */
  readonly router: Router;
  /** What the SDK calls the OAuth URL: the base of its REST API. */
  readonly url: string;
  /** Changes take effect at once. */
  readonly settings: TokenServiceSettings;
}

/** Starts a token service that knows of no sign-in. */
export function createTokenService(options: TokenServiceOptions): TokenService {
  const { origin, entra, botEndpoint, knowsBot = false, clock = systemClock } = options;
  const url = `${origin}${TOKEN_SERVICE_PATH}`;
  const settings: TokenServiceSettings = { forceLogin: true, completeByInvoke: true };
  const pending = createPendingSignIns(clock);
  const vault = createTokenVault(clock);

  const router = express.Router();
  const linkTo = (id: string): string => `${url}/start?state=${id}`;
  const acceptBot = knowsBot ? createBotTokenCheck(entra) : undefined;
  router.use('/api', createSdkRoutes({ pending, vault, linkTo, acceptBot }));
  router.use(
    createBrowserRoutes({
      pending,
      vault,
      oauth: createOauthClient(entra, clock),
      forcesLogin: () => settings.forceLogin,
      async announce({ request }, code) {
        if (!settings.completeByInvoke) return false;
        const activity = describeVerifyState(request, code, entra.tenantId, new Date(clock.now()));
        return deliverInvoke(botEndpoint, activity);
      },
    }),
  );
  return { router, url, settings };
}
