import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Clock } from '../../services/platform/clock.ts';
import { SandboxBotFrameworkAuthentication } from '../../sandbox/bot-authentication.ts';
import { createEntra, type Entra, ENTRA_PATH } from '../../sandbox/entra/entra.ts';
import { PEOPLE } from '../../sandbox/people.ts';
import {
  createTokenService,
  TOKEN_SERVICE_PATH,
  type TokenService,
} from '../../sandbox/token-service/token-service.ts';

/** The sandbox's Entra and token service on a free port, and a bot that only notes what it receives. */
export interface SignInWorld {
  readonly origin: string;
  readonly entra: Entra;
  readonly tokenService: TokenService;
  readonly authentication: SandboxBotFrameworkAuthentication;
  /** Every activity posted to the bot, oldest first. */
  readonly received: readonly unknown[];
  /** What the bot answers. */
  readonly bot: { status: number };
  close(): Promise<void>;
}

/** Starts a world of its own for one test. */
export async function startSignInWorld(clock?: Clock): Promise<SignInWorld> {
  const app = express();
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const origin = `http://127.0.0.1:${portOf(server.address())}`;
  const received: unknown[] = [];
  const bot = { status: 200 };
  app.post('/api/messages', express.json(), (req, res) => {
    received.push(req.body);
    res.status(bot.status).end();
  });
  const timed = clock ? { clock } : {};
  const entra = createEntra({ origin, people: PEOPLE, ...timed });
  const tokenService = createTokenService({ origin, entra, botEndpoint: `${origin}/api/messages`, ...timed });
  app.use(ENTRA_PATH, entra.router);
  app.use(TOKEN_SERVICE_PATH, tokenService.router);
  const authentication = new SandboxBotFrameworkAuthentication(tokenService.url);
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });
  return { origin, entra, tokenService, authentication, received, bot, close };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return address.port;
}
