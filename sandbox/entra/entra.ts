import express, { type Router } from 'express';
import { type Clock, systemClock } from '../../services/platform/clock.ts';
import { type Person, SANDBOX_TENANT_ID } from '../people.ts';
import { type AppRegistration, registerApp } from './app-registration.ts';
import { createLoginRoutes } from './login-routes.ts';
import { createProvider } from './provider.ts';
import { defaultSettings, type EntraSettings } from './settings.ts';

/** Where the sandbox's Entra is mounted. */
export const ENTRA_PATH = '/entra';

/** What the sandbox's Entra is made of. */
export interface EntraOptions {
  /** Scheme, host and port of the server that mounts it, without a slash at the end. */
  readonly origin: string;
  readonly people: readonly Person[];
  /**
   * The time that tokens tell. The provider library itself goes by the machine's clock, so codes and
   * sessions expire in real time whatever this says.
   */
  readonly clock?: Clock;
}

/** A stand-in for one Entra tenant: real sign-ins, sessions, keys and tokens, no real people. */
export interface Entra {
  /** Mount it at {@link ENTRA_PATH}. */
  readonly router: Router;
  readonly issuer: string;
  readonly jwksUrl: string;
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  /** `aud` of tokens for the bot's own API: its client id, as in Entra's v2.0 tokens. */
  readonly audience: string;
  readonly tenantId: string;
  readonly app: AppRegistration;
  /** The time that its tokens tell; whoever checks them goes by it. */
  readonly clock: Clock;
  /** Changes take effect at once. */
  readonly settings: EntraSettings;
}

/** Starts an Entra with a key pair, sessions and a client secret of its own. */
export function createEntra({ origin, people, clock = systemClock }: EntraOptions): Entra {
  const tenantPath = `/${SANDBOX_TENANT_ID}/v2.0`;
  const issuer = `${origin}${ENTRA_PATH}${tenantPath}`;
  const app = registerApp(origin);
  const settings = defaultSettings();
  const loginPath = (id: string): string => `${ENTRA_PATH}/login/${id}`;
  const provider = createProvider({ issuer, app, people, clock, settings, loginPath });

  const router = express.Router();
  router.use('/login', createLoginRoutes({ provider, people, clock }));
  router.use(tenantPath, provider.callback());
  return {
    router,
    issuer,
    jwksUrl: `${issuer}/jwks`,
    authorizeUrl: `${issuer}/auth`,
    tokenUrl: `${issuer}/token`,
    audience: app.clientId,
    tenantId: SANDBOX_TENANT_ID,
    app,
    clock,
    settings,
  };
}
